package dev.poolproof.guard.junit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The map of the module: it knows the guard's own door and what that tells, and JUnit. */
@AnalyzeClasses(packages = "dev.poolproof.guard.junit", importOptions = DoNotIncludeTests.class)
class JunitArchitectureTest {

    @ArchTest
    static final ArchRule needsTheGuardAndJunitOnly = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "org.jspecify.annotations..",
                    "org.junit.jupiter.api..",
                    "org.junit.platform.commons.support..",
                    "dev.poolproof.guard",
                    "dev.poolproof.guard.snapshot..",
                    "dev.poolproof.guard.junit.."));
}
