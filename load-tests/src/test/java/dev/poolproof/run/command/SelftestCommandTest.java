package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.run.selftest.Row.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelftestCommandTest {

    @ParameterizedTest
    @CsvSource({"PASS, PASS", "COARSE, PASS", "UNSEEN, PASS", "DIFFERENT, FAIL", "INVALID, INVALID"})
    void endsWithOneForAnyDifference(Result result, ExitCode exitCode) {
        assertThat(SelftestCommand.exitCode(result)).isEqualTo(exitCode);
    }
}
