package dev.poolproof.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.reports.record.GuardEvidence.Site;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FingerprintTest {

    @ParameterizedTest
    @CsvSource({
        "a.B, handle, a.B, handle",
        "a.B, lambda$handle$0, a.B, lambda$handle$7",
        "a.B, lambda$0, a.B, lambda$12",
        "a.B, lambda$handle$0, a.B, lambda$lambda$handle$0$3",
        "a.B, lambda$handle$0, a.B, lambda$handle$9dbcb9e9$1",
        "a.B, handle$lambda$0, a.B, handle$lambda$4",
        "a.B, $anonfun$handle$1, a.B, $anonfun$handle$2",
        "a.B$1, run, a.B$2, run",
        "a.B$1Local, run, a.B$3Local, run",
        "a.B$$Lambda/0x00007f01, run, a.B$$Lambda$14/0x08, run",
        "a.B$$SpringCGLIB$$0, run, a.B, run"
    })
    void staysTheSame(String class1, String method1, String class2, String method2) {
        assertThat(of("r", class1, method1, 10, "GET /x")).isEqualTo(of("r", class2, method2, 99, "GET /x"));
    }

    @ParameterizedTest
    @CsvSource({
        "r2, a.B, handle, GET /x",
        "r, a.C, handle, GET /x",
        "r, a.B, lambda$handle$0, GET /x",
        "r, a.B, handle, GET /y",
        "r, a.B, handle,"
    })
    void tellsApart(String rule, String className, String method, @Nullable String route) {
        assertThat(of(rule, className, method, 10, route)).isNotEqualTo(of("r", "a.B", "handle", 10, "GET /x"));
    }

    /** A baseline file lives for years: a new way to compute fingerprints must be noticed. */
    @Test
    void isWhatItAlwaysWas() {
        assertThat(of("connection-leak", "a.B", "handle", 10, "GET /x").shortForm())
                .isEqualTo("5eac6a124b53");
        assertThat(of("connection-leak", "a.B$1", "lambda$handle$0", 10, "GET /x")
                        .shortForm())
                .isEqualTo("bb8357e9b0d5");
    }

    @Test
    void refusesWhatIsNoHash() {
        assertThatThrownBy(() -> new Fingerprint("short")).hasMessageContaining("64 hexadecimal digits");
    }

    private static Fingerprint of(String rule, String className, String method, int line, @Nullable String route) {
        return Fingerprint.of(rule, new Site(className, method, "B.java", line), route);
    }
}
