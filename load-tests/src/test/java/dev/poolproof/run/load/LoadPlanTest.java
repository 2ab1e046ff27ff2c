package dev.poolproof.run.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.run.plan.LoadMix;
import dev.poolproof.run.plan.UsageException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadPlanTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8080", "http://localhost:8080/", "http://[::1]:8080", "http://127.1.2.3:1"})
    void acceptsLoopback(String target) {
        assertThat(to(target).targets()).containsExactly(URI.create(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1:8080",
                "http://service.example:8080",
                "http://127.0.0.1.example:8080",
                "http://localhost.example",
                "http://127.0.0.1@service.example",
                "http://127.0.0.1:8080/shop",
                "https://127.0.0.1:8443",
                "localhost:8080",
                "file:///127.0.0.1"
            })
    void refusesEveryOtherTarget(String target) {
        assertThatThrownBy(() -> to(target))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("target is " + target)
                .hasMessageContaining("http://127.0.0.1:PORT");
    }

    @Test
    void namesEveryBadValueAtOnce() {
        URI target = URI.create("http://127.0.0.1:8080");

        assertThatThrownBy(() -> new LoadPlan(
                        target, 0, Duration.ofMillis(2500), List.of(), 0, Duration.ZERO, false, LoadMix.EVERYTHING, 1))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll(
                        "rate is 0.0",
                        "duration is PT2.5S",
                        "tenants is []",
                        "seed rows is 0",
                        "request timeout is PT0S");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, Double.NaN, Double.POSITIVE_INFINITY, 10_001})
    void refusesRatesThatNobodyCanSend(double rate) {
        assertThatThrownBy(() -> at(rate, 10))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("rate is");
    }

    @ParameterizedTest
    @CsvSource({"20, 10, 50", "50, 10, 125", "1, 10, 3", "0.5, 16, 2", "0.5, 1, 1", "10000, 86400, 216000000"})
    void sendsFourRequestsAUser(double rate, int seconds, int users) {
        assertThat(at(rate, seconds).users()).isEqualTo(users);
    }

    private static LoadPlan to(String target) {
        return plan(URI.create(target), 20, 10, false);
    }

    private static LoadPlan at(double rate, int seconds) {
        return plan(URI.create("http://127.0.0.1:8080"), rate, seconds, false);
    }

    private static LoadPlan plan(URI target, double rate, int seconds, boolean injectedFailures) {
        return new LoadPlan(
                target,
                rate,
                Duration.ofSeconds(seconds),
                List.of("tenant-1"),
                1,
                Duration.ofSeconds(1),
                injectedFailures,
                LoadMix.EVERYTHING,
                1);
    }
}
