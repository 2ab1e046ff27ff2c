package dev.poolproof.guard.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotJsonTest {

    enum Kind {
        LEAK
    }

    record Inner(@Nullable String text, int number) {}

    record Outer(
            long count, boolean open, Kind kind, @Nullable Long moment, List<Inner> list, Map<String, Long> map) {}

    record Strange(Object value) {}

    @Test
    void writesRecordsWithTheNamesOfTheirComponents() {
        Outer outer = new Outer(
                3, true, Kind.LEAK, null, List.of(new Inner("a", 1), new Inner(null, -2)), Map.of("refused", 4L));

        assertThat(SnapshotJson.of(outer))
                .isEqualTo("{\"count\":3,\"open\":true,\"kind\":\"LEAK\",\"moment\":null,"
                        + "\"list\":[{\"text\":\"a\",\"number\":1},{\"text\":null,\"number\":-2}],"
                        + "\"map\":{\"refused\":4}}");
    }

    @Test
    void escapesWhatTextMayNotHold() {
        assertThat(SnapshotJson.of(new Inner("\"\\\n\u0001é\ud83d", 0)))
                .isEqualTo("{\"text\":\"\\\"\\\\\\u000a\\u0001é\\ud83d\",\"number\":0}");
    }

    @Test
    void refusesWhatNoSnapshotHolds() {
        assertThatThrownBy(() -> SnapshotJson.of(new Strange(Arrays.asList(1, new Object()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
    }
}
