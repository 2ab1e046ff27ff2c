package dev.poolproof.guard;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The map: door → guard → site, probe, session and fault → snapshot. */
@AnalyzeClasses(packages = "dev.poolproof", importOptions = DoNotIncludeTests.class)
class GuardArchitectureTest {

    private static final String JDK = "java..";
    private static final String JAVAX_SQL = "javax.sql..";
    private static final String NULLNESS = "org.jspecify.annotations..";
    private static final String SNAPSHOT = "dev.poolproof.guard.snapshot..";
    private static final String SITE = "dev.poolproof.guard.site..";
    private static final String PROBE = "dev.poolproof.guard.probe..";
    private static final String SESSION = "dev.poolproof.guard.session..";
    private static final String DOOR = "dev.poolproof.guard.door..";
    private static final String FAULT = "dev.poolproof.guard.fault..";

    private static final String[] POOLS = {
        "com.zaxxer.hikari..",
        "org.apache.tomcat.jdbc..",
        "org.apache.commons.dbcp2..",
        "org.apache.commons.pool2..",
        "io.agroal..",
        "com.mchange.v2.c3p0..",
        "com.alibaba.druid.."
    };

    @ArchTest
    static final ArchRule snapshotIsPlainValues = classes()
            .that()
            .resideInAPackage(SNAPSHOT)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(JDK, NULLNESS, SNAPSHOT));

    @ArchTest
    static final ArchRule siteKnowsOnlyTheSnapshot = classes()
            .that()
            .resideInAPackage(SITE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(JDK, NULLNESS, SNAPSHOT, SITE));

    @ArchTest
    static final ArchRule probeKnowsOnlyTheSnapshotAndItsPool = classes()
            .that()
            .resideInAPackage(PROBE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(JDK, JAVAX_SQL, NULLNESS, SNAPSHOT, PROBE)
                    .or(resideInAnyPackage(POOLS)));

    @ArchTest
    static final ArchRule sessionKnowsOnlyTheSnapshotAndItsDriver = classes()
            .that()
            .resideInAPackage(SESSION)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(JDK, NULLNESS, SNAPSHOT, SESSION, "com.mysql.cj.."));

    @ArchTest
    static final ArchRule faultKnowsNobody = classes()
            .that()
            .resideInAPackage(FAULT)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(JDK, NULLNESS, FAULT));

    @ArchTest
    static final ArchRule guardNeedsNoLibrary = classes()
            .that()
            .resideInAPackage("dev.poolproof.guard")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    JDK, JAVAX_SQL, NULLNESS, SNAPSHOT, SITE, PROBE, SESSION, FAULT, "dev.poolproof.guard"));

    @ArchTest
    static final ArchRule doorKnowsTheGuardAndTheJdksServer = classes()
            .that()
            .resideInAPackage(DOOR)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    JDK, "com.sun.net.httpserver..", NULLNESS, SNAPSHOT, DOOR, "dev.poolproof.guard"));

    @ArchTest
    static final ArchRule onlyItsProbeKnowsAPool = noClasses()
            .that(resideInAPackage("dev.poolproof..")
                    .and(nameMatching(".*\\.(Hikari|Tomcat|Dbcp2|Agroal|C3p0|Druid)Probe")
                            .negate()))
            .should()
            .dependOnClassesThat(resideInAnyPackage(POOLS));

    @ArchTest
    static final ArchRule onlyItsSessionKnowsConnectorJ = noClasses()
            .that(resideInAPackage("dev.poolproof..")
                    .and(nameMatching(".*\\.ConnectorJSession").negate()))
            .should()
            .dependOnClassesThat(resideInAPackage("com.mysql.."));
}
