package dev.poolproof.run.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Duration TEN = Duration.ofSeconds(10);

    @Test
    void fitsItsDefaultPoolsIntoTheDefaultServer() {
        ServicePlan plan = new ServicePlan(3, 300, 0, Map.of(), Map.of());

        assertThat(plan.tenantNames()).containsExactly("tenant-1", "tenant-2", "tenant-3");
        assertThat(plan.fleetMaximum()).isEqualTo(20).isLessThan(24);
    }

    @Test
    void letsAGivenSettingReplaceItsDefaultOnly() {
        ServicePlan plan = new ServicePlan(3, 300, 0, Map.of(), Map.of("pool.maximum", "10"));

        assertThat(plan.poolMaximum()).isEqualTo(10);
        assertThat(plan.settings()).containsEntry("pool.acquire-timeout", "1s");
    }

    @Test
    void refusesAPoolSizeThatIsNoNumber() {
        assertThatThrownBy(() -> new ServicePlan(3, 300, 0, Map.of(), Map.of("pool.maximum", "many")))
                .isInstanceOf(UsageException.class)
                .hasMessage("--set pool.maximum is 'many', but must be a whole number between 1 and 10000.");
    }

    @Test
    void refusesNoTenants() {
        assertThatThrownBy(() -> new ServicePlan(0, 300, 0, Map.of(), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage("--tenants is 0, but must be between 1 and 1000.");
    }

    @Test
    void refusesRateZero() {
        assertThatThrownBy(() -> new LoadSettings(0, TEN, TEN, 1))
                .isInstanceOf(UsageException.class)
                .hasMessage("--rate is 0, but must be between 0.5 and 2000.");
    }

    @Test
    void refusesARateThatIsNoNumber() {
        assertThatThrownBy(() -> new LoadSettings(Double.NaN, TEN, TEN, 1)).isInstanceOf(UsageException.class);
    }

    @Test
    void refusesALoadOfPartSeconds() {
        assertThatThrownBy(() -> new LoadSettings(50, Duration.ofMillis(1_500), TEN, 1))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("1500ms")
                .hasMessageContaining("whole seconds");
    }
}
