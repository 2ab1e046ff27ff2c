package dev.poolproof.reports.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a record of an earlier Poolproof does not have yet: read as nothing of it. */
final class Absent {

    private Absent() {}

    static <T> List<T> list(@Nullable List<T> read) {
        return read == null ? List.of() : List.copyOf(read);
    }

    static <V> Map<String, V> map(@Nullable Map<String, V> read) {
        return read == null ? Map.of() : Map.copyOf(read);
    }
}
