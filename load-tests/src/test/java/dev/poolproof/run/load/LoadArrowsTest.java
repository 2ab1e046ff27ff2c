package dev.poolproof.run.load;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The load knows the plan and the record, neither the database nor the service nor who orders it. */
@AnalyzeClasses(packages = "dev.poolproof", importOptions = ImportOption.DoNotIncludeTests.class)
class LoadArrowsTest {

    @ArchTest
    static final ArchRule LOAD_USES_ONLY_PLAN_AND_RECORD = noClasses()
            .that()
            .resideInAPackage("..run.load..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.poolproof.run.provision..",
                    "dev.poolproof.run.target..",
                    "dev.poolproof.run.sample..",
                    "dev.poolproof.run.command..",
                    "dev.poolproof.reports.verdict..",
                    "dev.poolproof.reports.format..",
                    "dev.poolproof.guard..",
                    "dev.poolproof.app..");

    @ArchTest
    static final ArchRule GATLING_STAYS_IN_THE_LOAD = noClasses()
            .that()
            .resideOutsideOfPackages("..run.load..", "..run.simulation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.gatling..");
}
