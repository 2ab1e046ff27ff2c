package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.poolproof.guard.junit.ConnectionLeakError;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** {@code @NoConnectionLeaks} beside Spring's test contexts; run with several versions of Spring Boot. */
class SpringTestsIT {

    /** What each test or class of the sample that failed, failed with. */
    private static Map<String, Throwable> failures(Class<?> sample) {
        Map<String, Throwable> failures = new TreeMap<>();
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(sample)).execute().allEvents().finished().stream()
                .forEach(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .ifPresent(
                                thrown -> failures.put(event.getTestDescriptor().getDisplayName(), thrown)));
        return failures;
    }

    @Test
    void failsATestWhoseServiceLeaks() {
        Map<String, Throwable> failures = failures(SpringSamples.OverHttp.class);

        assertThat(failures).containsOnlyKeys("leaks()");
        assertThat(failures.get("leaks()"))
                .isInstanceOf(ConnectionLeakError.class)
                .hasMessageContainingAll(
                        "OverHttp.leaks()", "ShopService.java:", "from pool dataSource", "on GET /leaking/{id}");
    }

    @Test
    void letsSpringRollBackFirst() {
        assertThat(failures(SpringSamples.InTransactions.class)).containsOnlyKeys("leaks()");
        assertThat(failures(SpringSamples.InTransactionsFurtherDown.class)).isEmpty();
    }
}
