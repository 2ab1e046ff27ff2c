package dev.poolproof.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.poolproof.app.handling.ConnectionHandling;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;

/** The map of the module: web → world → handling → pool → tenant, and settings for whoever reads some. */
@AnalyzeClasses(packages = "dev.poolproof.app", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule arrowsGoOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("start")
            .definedBy("dev.poolproof.app")
            .layer("web")
            .definedBy("dev.poolproof.app.web")
            .layer("world")
            .definedBy("dev.poolproof.app.world")
            .layer("handling")
            .definedBy("dev.poolproof.app.handling")
            .layer("pool")
            .definedBy("dev.poolproof.app.pool")
            .layer("tenant")
            .definedBy("dev.poolproof.app.tenant")
            .layer("settings")
            .definedBy("dev.poolproof.app.settings")
            .whereLayer("start")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("web")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("world")
            .mayOnlyBeAccessedByLayers("start", "web")
            .whereLayer("handling")
            .mayOnlyBeAccessedByLayers("start", "web", "world")
            .whereLayer("pool")
            .mayOnlyBeAccessedByLayers("start", "web", "world", "handling")
            .whereLayer("tenant")
            .mayOnlyBeAccessedByLayers("start", "web", "world", "handling", "pool");

    /** But for three mistakes: what they do wrong, they do in SQL, and on the line that does so a finding must point. */
    @ArchTest
    static final ArchRule sqlLivesInOneRoom = noClasses()
            .that()
            .resideOutsideOfPackage("dev.poolproof.app.tenant")
            .and()
            .doNotHaveSimpleName("TransactionLeftOpen")
            .and()
            .doNotHaveSimpleName("SessionStateLeft")
            .and()
            .doNotHaveSimpleName("StatementLeftOpenOnRawConnection")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Statement.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(PreparedStatement.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ResultSet.class);

    @ArchTest
    static final ArchRule ofUsOnlyTheGuardIsUsed = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.poolproof.reports..", "dev.poolproof.run..", "dev.poolproof.benchmarks..");

    @ArchTest
    static final ArchRule variantsAreReachedThroughTheRegistry = classes()
            .that()
            .implement(ConnectionHandling.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .onlyHaveDependentClassesThat()
            .resideInAPackage("dev.poolproof.app.handling");
}
