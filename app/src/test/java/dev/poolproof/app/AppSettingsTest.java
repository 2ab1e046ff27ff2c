package dev.poolproof.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.poolproof.app.handling.Endpoint;
import dev.poolproof.app.handling.Variant;
import dev.poolproof.app.settings.RefusedSettingsException;
import dev.poolproof.app.settings.SettingProblem;
import dev.poolproof.app.world.WorldSettings;
import dev.poolproof.guard.fault.Fault;
import dev.poolproof.guard.fault.FaultKind;
import dev.poolproof.guard.fault.FaultPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class AppSettingsTest {

    @Test
    void defaultsAreTheRepairedValuesOfTheIncident() {
        AppSettings settings = read(Map.of());

        assertThat(settings.pool().maximum()).isEqualTo(20);
        assertThat(settings.pool().minimumIdle()).isEqualTo(2);
        assertThat(settings.pool().acquireTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.pool().maxLifetime()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.pool().keepAliveTime()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.pool().tcpKeepAlive()).isTrue();
        assertThat(settings.pool().run()).isEqualTo("local");
        assertThat(settings.pool().instance()).isEmpty();
        assertThat(settings.tenants().count()).isEqualTo(3);
        assertThat(settings.tenants().seedRows()).isEqualTo(300);
        assertThat(settings.database().url()).isEqualTo("jdbc:mysql://127.0.0.1:3306/");
        assertThat(settings.database().username()).isEqualTo("poolproof");
        assertThat(settings.database().password()).isEmpty();
        assertThat(settings.database().masterSchema()).isEqualTo("poolproof_master");
        assertThat(settings.database().tenantSchemaPrefix()).isEqualTo("poolproof_tenant_");
        assertThat(settings.variants().chosen())
                .containsOnlyKeys(Endpoint.values())
                .containsValue(Variant.TRY_WITH_RESOURCES);
        assertThat(settings.variants().rarity()).isEqualTo(20);
        assertThat(settings.guard().enabled()).isTrue();
        assertThat(settings.guard().sessionChecks()).isFalse();
        assertThat(settings.guard().faultsAllowed()).isFalse();
        assertThat(settings.guard().faults()).isEqualTo(new FaultPlan(List.of(), 1));
        assertThat(settings.service().controlEnabled()).isFalse();
        assertThat(settings.service().portFile()).isEmpty();
        assertThat(settings.service().stopDelay()).isZero();
    }

    @Test
    void everySettingReachesItsRecord(@TempDir Path folder) {
        AppSettings settings = read(Map.ofEntries(
                Map.entry("poolproof.database.url", "jdbc:mysql://db:3307/?sslMode=DISABLED"),
                Map.entry("poolproof.database.username", "app"),
                Map.entry("poolproof.database.password", "secret"),
                Map.entry("poolproof.database.master-schema", "m"),
                Map.entry("poolproof.database.tenant-schema-prefix", "t_"),
                Map.entry("poolproof.tenants", "8"),
                Map.entry("poolproof.seed-rows", "5"),
                Map.entry("poolproof.pool.maximum", "10"),
                Map.entry("poolproof.pool.minimum-idle", "0"),
                Map.entry("poolproof.pool.acquire-timeout", "250ms"),
                Map.entry("poolproof.pool.max-lifetime", "31s"),
                Map.entry("poolproof.pool.keep-alive-time", "30s"),
                Map.entry("poolproof.pool.tcp-keep-alive", "false"),
                Map.entry("poolproof.run", "r-1"),
                Map.entry("poolproof.instance", "instance-2"),
                Map.entry("poolproof.stop-delay", "30s"),
                Map.entry("poolproof.variants.dashboard", "pool-per-request"),
                Map.entry("poolproof.variants.rarity", "1000"),
                Map.entry("poolproof.guard.enabled", "true"),
                Map.entry("poolproof.guard.session-checks", "true"),
                Map.entry("poolproof.faults.allowed", "true"),
                Map.entry("poolproof.faults", "statement-fails:0.05, rollback-fails:1"),
                Map.entry("poolproof.faults.seed", "99999999999"),
                Map.entry("poolproof.control.enabled", "true"),
                Map.entry("poolproof.port-file", folder.resolve("port").toString())));

        assertThat(settings.database().urlOf("x")).isEqualTo("jdbc:mysql://db:3307/x?sslMode=DISABLED");
        assertThat(settings.database().username()).isEqualTo("app");
        assertThat(settings.database().password()).isEqualTo("secret");
        assertThat(settings.database().masterSchema()).isEqualTo("m");
        assertThat(settings.database().tenantSchemaPrefix()).isEqualTo("t_");
        assertThat(settings.tenants().count()).isEqualTo(8);
        assertThat(settings.tenants().seedRows()).isEqualTo(5);
        assertThat(settings.pool().maximum()).isEqualTo(10);
        assertThat(settings.pool().minimumIdle()).isZero();
        assertThat(settings.pool().acquireTimeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.pool().maxLifetime()).isEqualTo(Duration.ofSeconds(31));
        assertThat(settings.pool().keepAliveTime()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.pool().tcpKeepAlive()).isFalse();
        assertThat(settings.pool().run()).isEqualTo("r-1");
        assertThat(settings.pool().instance()).isEqualTo("instance-2");
        assertThat(settings.service().stopDelay()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.variants().chosen()).containsEntry(Endpoint.DASHBOARD, Variant.POOL_PER_REQUEST);
        assertThat(settings.variants().rarity()).isEqualTo(1_000);
        assertThat(settings.guard().sessionChecks()).isTrue();
        assertThat(settings.guard().faultsAllowed()).isTrue();
        assertThat(settings.guard().faults())
                .isEqualTo(new FaultPlan(
                        List.of(new Fault(FaultKind.STATEMENT_FAILS, 0.05), new Fault(FaultKind.ROLLBACK_FAILS, 1)),
                        99_999_999_999L));
        assertThat(settings.world().guard()).isEqualTo(settings.guard());
        assertThat(settings.service().controlEnabled()).isTrue();
        assertThat(settings.service().portFile()).contains(folder.resolve("port"));
    }

    @ParameterizedTest
    @CsvSource({
        "poolproof.database.url, jdbc:postgresql://127.0.0.1/, jdbc:mysql://127.0.0.1:3306/",
        "poolproof.database.url, jdbc:mysql://127.0.0.1:3306/some_schema, jdbc:mysql://127.0.0.1:3306/",
        "poolproof.database.username, ' ', poolproof",
        "poolproof.database.master-schema, a b, poolproof_master",
        "poolproof.database.tenant-schema-prefix, poolproof_, poolproof_tenant_",
        "poolproof.tenants, 0, 3",
        "poolproof.tenants, many, 3",
        "poolproof.seed-rows, 0, 300",
        "poolproof.pool.maximum, 0, 20",
        "poolproof.pool.minimum-idle, 21, 2",
        "poolproof.pool.acquire-timeout, 249ms, 5s",
        "poolproof.pool.acquire-timeout, soon, 5s",
        "poolproof.pool.max-lifetime, 29s, 30m",
        "poolproof.pool.keep-alive-time, 29s, 2m",
        "poolproof.pool.keep-alive-time, 30m, 30s",
        "poolproof.pool.tcp-keep-alive, perhaps, true",
        "poolproof.run, 'a,b:c', local",
        "poolproof.instance, 'a,b:c', instance-1",
        "poolproof.stop-delay, 6m, 30s",
        "poolproof.variants.dashboard, pool-per-reqest, pool-per-request",
        "poolproof.variants.rarity, 0, 20",
        "poolproof.guard.enabled, perhaps, true",
        "poolproof.guard.session-checks, perhaps, false",
        "poolproof.faults.allowed, perhaps, false",
        "poolproof.faults, statement-fails:0.05, 'poolproof.faults='",
        "poolproof.faults, statement-falls:0.05, statement-fails:0.01",
        "poolproof.faults, 'statement-fails:2', statement-fails:0.01",
        "poolproof.faults.seed, none, 1",
        "poolproof.control.enabled, perhaps, false",
    })
    void refusesWhatCannotWork(String key, String given, String example) {
        List<SettingProblem> problems = refused(Map.of(key, given));

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).key()).isEqualTo(key);
        assertThat(problems.get(0).example()).endsWith(example);
        assertThat(problems.get(0).rule()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "true, 'statement-fails:0.1,statement-fails:0.2'",
        "false, statement-fails:0.1",
    })
    void refusesFaultsThatNobodyWouldInject(String guard, String faults) {
        assertThat(refused(Map.of(
                        "poolproof.guard.enabled", guard,
                        "poolproof.faults.allowed", "true",
                        "poolproof.faults", faults)))
                .singleElement()
                .extracting(SettingProblem::key)
                .isEqualTo("poolproof.faults");
    }

    @Test
    void readsAnotherWorldWithWhatWasChanged() {
        ChangedSettings changes =
                new ChangedSettings(environment(Map.of("poolproof.pool.maximum", "7", "poolproof.run", "first")));

        WorldSettings world = changes.with(Map.of("run", "second", "variants.customers", "never-released"));

        assertThat(world.pool().maximum()).isEqualTo(7);
        assertThat(world.pool().run()).isEqualTo("second");
        assertThat(world.variants().chosen())
                .containsEntry(Endpoint.CUSTOMERS, Variant.NEVER_RELEASED)
                .containsEntry(Endpoint.DASHBOARD, Variant.TRY_WITH_RESOURCES);
    }

    @ParameterizedTest
    @CsvSource({
        "tenants, 5",
        "database.url, jdbc:mysql://elsewhere/",
        "faults.allowed, true",
        "control.enabled, true",
        "pool.maximun, 5",
        "pool.maximum, none",
    })
    void refusesToChangeWhatNoWorldIsMadeOf(String key, String value) {
        ChangedSettings changes = new ChangedSettings(environment(Map.of()));

        assertThat(catchThrowableOfType(RefusedSettingsException.class, () -> changes.with(Map.of(key, value)))
                        .problems())
                .singleElement()
                .extracting(SettingProblem::key)
                .isEqualTo("poolproof." + key);
    }

    @Test
    void refusesPortFileInFolderThatIsNotThere(@TempDir Path folder) {
        assertThat(refused(Map.of(
                        "poolproof.port-file",
                        folder.resolve("missing").resolve("port").toString())))
                .singleElement()
                .extracting(SettingProblem::key)
                .isEqualTo("poolproof.port-file");
    }

    @Test
    void reportsEveryProblemAtOnce() {
        List<SettingProblem> problems = refused(Map.of(
                "poolproof.tenants", "many",
                "poolproof.pool.maximum", "0",
                "poolproof.pool.acquire-timeout", "1ms",
                "poolproof.variants.customers", "none",
                "poolproof.pool.maximun", "5"));

        assertThat(problems)
                .extracting(SettingProblem::key)
                .contains(
                        "poolproof.tenants",
                        "poolproof.pool.maximum",
                        "poolproof.pool.acquire-timeout",
                        "poolproof.variants.customers",
                        "poolproof.pool.maximun");
    }

    @Test
    void namesTheSettingThatWasMisspelt() {
        assertThat(refused(Map.of("poolproof.pool.maximun", "5")))
                .singleElement()
                .extracting(SettingProblem::example)
                .asString()
                .contains("poolproof.pool.maximum");
    }

    @Test
    void neverPrintsPasswords() {
        RefusedSettingsException refused = catchThrowableOfType(
                RefusedSettingsException.class,
                () -> read(Map.of(
                        "poolproof.database.url", "jdbc:mysql://app:secret@127.0.0.1:3306/?password=secret",
                        "poolproof.database.pasword", "secret",
                        "poolproof.tenants", "0")));

        assertThat(refused).hasMessageContaining("3 settings refused").hasMessageNotContaining("secret");
        assertThat(read(Map.of("poolproof.database.password", "secret")).toString())
                .doesNotContain("secret");
    }

    @Test
    void takesThePasswordFromTheProcessEnvironment() {
        StandardEnvironment environment = environment(Map.of());
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "test-systemEnvironment", Map.of("POOLPROOF_DATABASE_PASSWORD", "secret")));

        assertThat(AppSettings.read(environment).database().password()).isEqualTo("secret");
    }

    private static List<SettingProblem> refused(Map<String, String> properties) {
        return catchThrowableOfType(RefusedSettingsException.class, () -> read(properties))
                .problems();
    }

    private static AppSettings read(Map<String, String> properties) {
        return AppSettings.read(environment(properties));
    }

    /** Nothing of this machine's own settings, so that no test depends on them. */
    private static StandardEnvironment environment(Map<String, String> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().stream()
                .toList()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new MapPropertySource("test", new HashMap<>(properties)));
        return environment;
    }
}
