package dev.poolproof.guard.spring;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The map of the module: it knows the guard's own door and what that tells, and Spring. */
@AnalyzeClasses(packages = "dev.poolproof.guard.spring", importOptions = DoNotIncludeTests.class)
class SpringArchitectureTest {

    @ArchTest
    static final ArchRule needsTheGuardAndSpringOnly = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "javax.sql..",
                    "jakarta.servlet..",
                    "org.jspecify.annotations..",
                    "org.aopalliance..",
                    "org.apache.commons.logging..",
                    "org.springframework..",
                    "dev.poolproof.guard",
                    "dev.poolproof.guard.snapshot..",
                    "dev.poolproof.guard.spring.."));

    /** A service without these libraries must be able to load everything else. */
    @ArchTest
    static final ArchRule whatAServiceMayLackIsKnownInOnePlaceEach = noClasses()
            .that(DescribedPredicate.not(simpleName("SpringDataSources")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.jdbc..");
}
