package dev.poolproof.agent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The map: start ⇢ agent → advice, and agent → guard. Neither start nor what advice leaves in a class sees the rest. */
@AnalyzeClasses(packages = "dev.poolproof.agent", importOptions = DoNotIncludeTests.class)
class AgentArchitectureTest {

    private static final String JDK = "java..";
    private static final String NULLNESS = "org.jspecify.annotations..";
    private static final String START = "dev.poolproof.agent.start";
    private static final String ADVICE = "dev.poolproof.agent.advice";
    private static final String AGENT = "dev.poolproof.agent";
    private static final String BYTE_BUDDY = "net.bytebuddy..";

    @ArchTest
    static final ArchRule startNeedsTheJdkOnly = classes()
            .that()
            .resideInAPackage(START)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(JDK, NULLNESS, START));

    @ArchTest
    static final ArchRule adviceKnowsNobody = classes()
            .that()
            .resideInAPackage(ADVICE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(JDK, NULLNESS, ADVICE, BYTE_BUDDY));

    @ArchTest
    static final ArchRule agentNeedsNoLibraryOfAPool = classes()
            .that()
            .resideInAPackage(AGENT)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    JDK,
                    "javax.sql..",
                    NULLNESS,
                    AGENT,
                    ADVICE,
                    BYTE_BUDDY,
                    "org.objenesis..",
                    "dev.poolproof.guard.."));
}
