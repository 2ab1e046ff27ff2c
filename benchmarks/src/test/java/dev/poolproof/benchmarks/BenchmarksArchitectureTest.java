package dev.poolproof.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The map: benchmarks → guard, app. */
@AnalyzeClasses(packages = "dev.poolproof.benchmarks")
class BenchmarksArchitectureTest {

    @ArchTest
    static final ArchRule benchmarksMeasureTheServiceSideOnly = noClasses()
            .that()
            .resideInAPackage("dev.poolproof.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.poolproof.reports..", "dev.poolproof.run..");

    @ArchTest
    static final ArchRule theStubKnowsNothingOfWhatIsMeasured = noClasses()
            .that()
            .resideInAPackage("dev.poolproof.benchmarks.stub..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.poolproof.guard..", "dev.poolproof.app..", "com.zaxxer..");
}
