package dev.poolproof.run.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

    private static final Duration TEN = Duration.ofSeconds(10);

    @Test
    void fitsItsDefaultPoolsIntoTheDefaultServer() {
        ServicePlan plan = service(3, Map.of());

        assertThat(plan.tenantNames()).containsExactly("tenant-1", "tenant-2", "tenant-3");
        assertThat(plan.pools() * plan.poolMaximum()).isEqualTo(20).isLessThan(24);
    }

    @Test
    void letsAGivenSettingReplaceItsDefaultOnly() {
        ServicePlan plan = service(3, Map.of("pool.maximum", "10"));

        assertThat(plan.poolMaximum()).isEqualTo(10);
        assertThat(plan.settings()).containsEntry("pool.acquire-timeout", "1s");
    }

    @Test
    void refusesAPoolSizeThatIsNoNumber() {
        assertThatThrownBy(() -> service(3, Map.of("pool.maximum", "many")))
                .isInstanceOf(UsageException.class)
                .hasMessage("--set pool.maximum is 'many', but must be a whole number between 1 and 10000.");
    }

    @Test
    void refusesNoTenants() {
        assertThatThrownBy(() -> service(0, Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage("--tenants is 0, but must be between 1 and 1000.");
    }

    @Test
    void refusesRateZero() {
        assertThatThrownBy(() -> load(0, TEN))
                .isInstanceOf(UsageException.class)
                .hasMessage("--rate is 0, but must be between 0.5 and 2000.");
    }

    @Test
    void refusesARateThatIsNoNumber() {
        assertThatThrownBy(() -> load(Double.NaN, TEN)).isInstanceOf(UsageException.class);
    }

    @Test
    void refusesALoadOfPartSeconds() {
        assertThatThrownBy(() -> load(50, Duration.ofMillis(1_500)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("1500ms")
                .hasMessageContaining("whole seconds");
    }

    @Test
    void refusesMoreRepetitionsThanAreSensible() {
        assertThatThrownBy(() -> RunPlan.requireRepetitions(21))
                .isInstanceOf(UsageException.class)
                .hasMessage("--repeat is 21, but must be between 1 and 20.");
    }

    @Test
    void writesAFaultAsItWasRead() {
        assertThat(FaultRate.parse("statement-fails:0.0001")).hasToString("statement-fails:0.0001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement-fails", "statement-fails:", "statement-fails:often", "Statement:0.1", ":0.5"})
    void refusesWhatIsNoFault(String text) {
        assertThatThrownBy(() -> FaultRate.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("statement-fails:0.01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement-fails:0", "statement-fails:1.5"})
    void refusesARateThatIsNoShare(String text) {
        assertThatThrownBy(() -> FaultRate.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("above 0 and at most 1");
    }

    @Test
    void refusesTwoRatesForOneKindOfFault() {
        List<FaultRate> rates = List.of(FaultRate.parse("statement-fails:0.1"), FaultRate.parse("statement-fails:0.2"));

        assertThatThrownBy(() -> new FaultSettings(rates, 1))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("statement-fails:0.1,statement-fails:0.2");
    }

    private static ServicePlan service(int tenants, Map<String, String> settings) {
        return new ServicePlan(tenants, 300, 0, Map.of(), settings, FaultSettings.NONE, EvidenceSource.GUARD);
    }

    private static LoadSettings load(double rate, Duration duration) {
        return new LoadSettings(rate, duration, TEN, LoadMix.EVERYTHING, 1);
    }
}
