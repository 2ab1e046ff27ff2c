package dev.poolproof.reports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The map of this module: record → budget → verdict → baseline, measure → compare, sweep → format, and nothing of the other modules. */
@AnalyzeClasses(packages = "dev.poolproof", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArrowsTest {

    @ArchTest
    static final ArchRule roomsUseOnlyWhatStandsLeftOfThem = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("record")
            .definedBy("dev.poolproof.reports.record")
            .layer("budget")
            .definedBy("dev.poolproof.reports.budget")
            .layer("verdict")
            .definedBy("dev.poolproof.reports.verdict")
            .layer("baseline")
            .definedBy("dev.poolproof.reports.baseline")
            .layer("statistics")
            .definedBy("dev.poolproof.reports.statistics")
            .layer("measure")
            .definedBy("dev.poolproof.reports.measure")
            .layer("compare")
            .definedBy("dev.poolproof.reports.compare")
            .layer("sweep")
            .definedBy("dev.poolproof.reports.sweep")
            .layer("format")
            .definedBy("dev.poolproof.reports.format")
            .whereLayer("format")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("compare")
            .mayOnlyBeAccessedByLayers("format")
            .whereLayer("sweep")
            .mayOnlyBeAccessedByLayers("format")
            .whereLayer("measure")
            .mayOnlyBeAccessedByLayers("compare", "sweep", "format")
            .whereLayer("statistics")
            .mayOnlyBeAccessedByLayers("compare", "sweep", "format")
            .whereLayer("baseline")
            .mayOnlyBeAccessedByLayers("format")
            .whereLayer("verdict")
            .mayOnlyBeAccessedByLayers("baseline", "compare", "sweep", "format")
            .whereLayer("budget")
            .mayOnlyBeAccessedByLayers("verdict", "format")
            .whereLayer("record")
            .mayOnlyBeAccessedByLayers("budget", "verdict", "baseline", "measure", "compare", "sweep", "format");

    @ArchTest
    static final ArchRule nothingOfTheOtherModulesIsUsed = noClasses()
            .that()
            .resideInAPackage("dev.poolproof.reports..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.poolproof.guard..", "dev.poolproof.app..", "dev.poolproof.run..");

    @ArchTest
    static final ArchRule aVerdictNeedsNoFilesAndNoJson = noClasses()
            .that()
            .resideInAPackage("dev.poolproof.reports.verdict")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.io..", "tools.jackson..");
}
