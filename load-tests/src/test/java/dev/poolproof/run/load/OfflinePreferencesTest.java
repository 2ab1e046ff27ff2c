package dev.poolproof.run.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.prefs.Preferences;
import org.junit.jupiter.api.Test;

class OfflinePreferencesTest {

    @Test
    void rememberALookUpThatIsNeverOverAndFoundNothing() {
        Preferences node = new OfflinePreferences().userRoot().node("/io/gatling/latestVersion");

        assertThat(node.getLong("lastCheckTimestamp", 0)).isEqualTo(Long.MAX_VALUE);
        assertThat(node.getBoolean("lastCheckSuccess", false)).isFalse();
    }

    @Test
    void keepNothing() throws Exception {
        Preferences node = new OfflinePreferences().userRoot().node("/anything");

        node.put("key", "value");
        node.flush();

        assertThat(node.get("key", "nothing")).isEqualTo("nothing");
    }
}
