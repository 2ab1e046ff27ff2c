package dev.poolproof.run;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The map of this module: plan ← scenario ← simulation, and of the reports the record alone. */
@AnalyzeClasses(packages = "dev.poolproof", importOptions = DoNotIncludeTests.class)
class SimulationsArchitectureTest {

    @ArchTest
    static final ArchRule ROOMS_USE_ONLY_WHAT_STANDS_LEFT_OF_THEM = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.poolproof.run..")
            .layer("plan")
            .definedBy("dev.poolproof.run.plan..")
            .layer("scenario")
            .definedBy("dev.poolproof.run.scenario..")
            .layer("simulation")
            .definedBy("dev.poolproof.run.simulation..")
            .whereLayer("simulation")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("scenario")
            .mayOnlyBeAccessedByLayers("simulation");

    @ArchTest
    static final ArchRule OF_THE_REPORTS_ONLY_THE_RECORD_IS_KNOWN = noClasses()
            .that()
            .resideInAPackage("dev.poolproof.run..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are of the reports and not of the record",
                    (JavaClass used) -> used.getPackageName().startsWith("dev.poolproof.reports")
                            && !used.getPackageName().equals("dev.poolproof.reports.record")));

    @ArchTest
    static final ArchRule GATLING_STAYS_IN_THE_SIMULATION = noClasses()
            .that()
            .resideOutsideOfPackage("..run.simulation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.gatling..");
}
