package dev.poolproof.run;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** The map of this module: each room uses only what stands left of it, and {@code Run} uses all. */
@AnalyzeClasses(packages = "dev.poolproof", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ROOMS_USE_ONLY_WHAT_STANDS_LEFT_OF_THEM = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.poolproof.run..")
            .layer("plan")
            .definedBy("dev.poolproof.run.plan..")
            .layer("scenario")
            .definedBy("dev.poolproof.run.scenario..")
            .layer("simulation")
            .definedBy("dev.poolproof.run.simulation..")
            .layer("planfile")
            .definedBy("dev.poolproof.run.planfile..")
            .layer("fetch")
            .definedBy("dev.poolproof.run.fetch..")
            .layer("process")
            .definedBy("dev.poolproof.run.process..")
            .layer("provision")
            .definedBy("dev.poolproof.run.provision..")
            .layer("target")
            .definedBy("dev.poolproof.run.target..")
            .layer("load")
            .definedBy("dev.poolproof.run.load..")
            .layer("sample")
            .definedBy("dev.poolproof.run.sample..")
            .layer("run")
            .definedBy("dev.poolproof.run")
            .layer("selftest")
            .definedBy("dev.poolproof.run.selftest..")
            .layer("sweep")
            .definedBy("dev.poolproof.run.sweep..")
            .layer("doctor")
            .definedBy("dev.poolproof.run.doctor..")
            .layer("command")
            .definedBy("dev.poolproof.run.command..")
            .whereLayer("command")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("planfile")
            .mayOnlyBeAccessedByLayers("command")
            .whereLayer("selftest")
            .mayOnlyBeAccessedByLayers("command")
            .whereLayer("sweep")
            .mayOnlyBeAccessedByLayers("command")
            .whereLayer("doctor")
            .mayOnlyBeAccessedByLayers("command")
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("selftest", "command")
            .whereLayer("sample")
            .mayOnlyBeAccessedByLayers("run", "doctor")
            .whereLayer("scenario")
            .mayOnlyBeAccessedByLayers("simulation", "load", "run", "command")
            .whereLayer("simulation")
            .mayOnlyBeAccessedByLayers("load", "run", "command")
            .whereLayer("load")
            .mayOnlyBeAccessedByLayers("sample", "run", "selftest", "command")
            .whereLayer("target")
            .mayOnlyBeAccessedByLayers("load", "sample", "run", "selftest", "command")
            .whereLayer("provision")
            .mayOnlyBeAccessedByLayers("target", "load", "sample", "run", "selftest", "doctor", "command")
            .whereLayer("fetch")
            .mayOnlyBeAccessedByLayers("provision", "target", "load");

    @ArchTest
    static final ArchRule SERVICE_AND_GUARD_ARE_KNOWN_ONLY_OVER_HTTP = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("dev.poolproof.run..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.poolproof.app..", "dev.poolproof.guard..");
}
