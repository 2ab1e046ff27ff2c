package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.poolproof.guard.junit.ConnectionLeakError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class NoConnectionLeaksTest {

    /** What each test or class of the sample that failed, failed with. */
    private static Map<String, Throwable> failures(Class<?> sample) {
        return failures(run(sample, false));
    }

    private static Map<String, Throwable> failures(EngineExecutionResults results) {
        Map<String, Throwable> failures = new TreeMap<>();
        results.allEvents().finished().stream()
                .filter(event -> resultOf(event).getStatus() == TestExecutionResult.Status.FAILED)
                .forEach(event -> failures.put(
                        event.getTestDescriptor().getDisplayName(),
                        resultOf(event).getThrowable().orElseThrow()));
        return failures;
    }

    private static TestExecutionResult resultOf(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class);
    }

    private static EngineExecutionResults run(Class<?> sample, boolean parallel) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(sample))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", String.valueOf(parallel))
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                .execute();
    }

    @Test
    void failsTheTestsThatLeakAndNoOthers() {
        assertThat(failures(Samples.Leaking.class).keySet())
                .containsExactly("[2] kind = \"bad\"", "exports()", "exportsToo()", "fails()");
    }

    @Test
    void saysWhereAndWhatToDo() {
        Throwable failure = failures(Samples.Leaking.class).get("exports()");

        assertThat(failure)
                .isInstanceOf(ConnectionLeakError.class)
                .hasMessageStartingWith("1 connection borrowed in Leaking.exports() is still out 0.0 s after the end.")
                .hasMessageContainingAll(
                        "1 × Orders.java:",
                        "from pool orders, thread " + Thread.currentThread().getName(),
                        "    at dev.poolproof.shop.Samples$Leaking.exports(Samples.java:",
                        "Last use: Statement.executeQuery at Orders.java:",
                        "statements still open: 1",
                        "try-with-resources",
                        "@NoConnectionLeaks(allow = \"dev.poolproof.shop.Orders#export\")");
        assertThat(failure.getStackTrace()[0].getMethodName()).isEqualTo("export");
    }

    @Test
    void addsTheLeakToTheFailureThatBroughtItAbout() {
        Throwable failure = failures(Samples.Leaking.class).get("fails()");

        assertThat(failure).isNotInstanceOf(ConnectionLeakError.class);
        assertThat(failure.getSuppressed())
                .singleElement()
                .isInstanceOf(ConnectionLeakError.class)
                .hasToString(failure.getSuppressed()[0].toString())
                .satisfies(leak -> assertThat(leak).hasMessageContaining("something threw before the line"));
    }

    @Test
    void failsTheClassWhoseSetUpLeaks() {
        Map<String, Throwable> failures = failures(Samples.LeakingInSetUp.class);

        assertThat(failures.keySet()).containsExactly("Samples$LeakingInSetUp");
        assertThat(failures.values())
                .singleElement()
                .satisfies(
                        failure -> assertThat(failure).hasMessageContaining("borrowed in LeakingInSetUp is still out"));
    }

    @Test
    void acceptsWhatComesBackInCleanUpOrSoonAfterwards() {
        assertThat(failures(Samples.GivingBackLater.class)).isEmpty();
    }

    @Test
    void acceptsWhatIsAllowed() {
        assertThat(failures(Samples.Allowed.class)).isEmpty();
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThat(List.of(
                        failures(Samples.AllowedByLine.class)
                                .values()
                                .iterator()
                                .next(),
                        failures(Samples.SettlingBackwards.class)
                                .values()
                                .iterator()
                                .next()))
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(ExtensionConfigurationException.class));
    }

    @Test
    void checksOneMethodWhereOnlyThatIsAnnotated() {
        assertThat(failures(Samples.OneMethodOnly.class).keySet()).containsExactly("exports()");
    }

    @Test
    void isFoundOnAnAnnotationOfTheProgramsOwn() {
        assertThat(failures(Samples.WithAnAnnotationOfItsOwn.class).keySet()).containsExactly("exports()");
    }

    @Test
    void waitsForOtherExtensionsWhereverTheAnnotationStands() {
        assertThat(failures(Samples.AroundTransaction.class)).isEmpty();
        assertThat(failures(Samples.InsideTransaction.class).keySet()).containsExactly("exports()");
    }

    @Test
    void tellsTestsThatRunAtOnceApart() {
        assertThat(failures(run(Samples.AtOnce.class, true)).keySet()).containsExactly("exports()");
    }

    @Test
    void accusesATestOfWhatOtherThreadsBorrowedWhileItRanAlone() {
        assertThat(failures(Samples.AloneElsewhere.class).keySet()).containsExactly("exports()");
    }

    @Test
    void saysThatItCannotTellWhichOfTheTestsThatRanAtOnceLeaked() {
        assertThat(failures(run(Samples.AtOnceElsewhere.class, true)).values())
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContainingAll(
                                "thread a-server",
                                "which of them did it cannot be told",
                                "AtOnceElsewhere.counts()",
                                "AtOnceElsewhere.exports()",
                                "@Execution(SAME_THREAD)"));
    }
}
