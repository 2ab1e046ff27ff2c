package dev.poolproof.guard.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.guard.snapshot.Site;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedLinesTest {

    @ParameterizedTest
    @CsvSource({
        "com.acme.Lock, com.acme.Lock, acquire, true",
        "com.acme.Lock#acquire, com.acme.Lock, acquire, true",
        "com.acme.Lock#acquire, com.acme.Lock, lambda$acquire$0, true",
        "com.acme.Lock#acquire, com.acme.Lock$Inner, acquire, true",
        "com.acme.Lock#acquire, com.acme.Lock, release, false",
        "com.acme.Lock, com.acme.LockSmith, acquire, false",
        "com.acme, com.acme.Lock, acquire, false",
    })
    void allowsAClassOrOneMethodOfIt(String entry, String className, String method, boolean allowed) {
        Site site = new Site(className, method, "Lock.java", 12);

        assertThat(new AllowedLines(List.of(entry)).allow(site)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "com.acme.Lock:12", "com.acme.*", "com.acme.Lock#", "#acquire", "com..Lock"})
    void refusesWhatNamesNoClass(String entry) {
        assertThatThrownBy(() -> new AllowedLines(List.of(entry)))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContainingAll("\"" + entry + "\"", "com.acme.LeaderLock#acquire");
    }

    @Test
    void allowsNothingByDefault() {
        assertThat(new AllowedLines(List.of()).allow(new Site("com.acme.Lock", "acquire", null, -1)))
                .isFalse();
    }
}
