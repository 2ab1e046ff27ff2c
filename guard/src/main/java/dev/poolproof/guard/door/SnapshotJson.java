package dev.poolproof.guard.door;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a snapshot as JSON, with the names of its record components. By hand, as a guard may need no
 * library: a program has one of its own already, in a version of its own.
 */
final class SnapshotJson {

    private final StringBuilder written = new StringBuilder(4096);

    private SnapshotJson() {}

    /**
     * @throws IllegalArgumentException if it holds anything but records, lists, maps, text, numbers, truths
     * and nothing
     */
    static String of(Record snapshot) {
        SnapshotJson json = new SnapshotJson();
        json.value(snapshot);
        return json.written.toString();
    }

    private void value(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            written.append(value);
        } else if (value instanceof CharSequence || value instanceof Enum) {
            text(value.toString());
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof Record record) {
            record(record);
        } else {
            throw new IllegalArgumentException("A snapshot holds a "
                    + value.getClass().getName() + "; expected records, lists, maps, text, numbers or truths.");
        }
    }

    private void list(List<?> list) {
        written.append('[');
        String separator = "";
        for (Object element : list) {
            written.append(separator);
            value(element);
            separator = ",";
        }
        written.append(']');
    }

    private void map(Map<?, ?> map) {
        written.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            written.append(separator);
            member(String.valueOf(entry.getKey()), entry.getValue());
            separator = ",";
        }
        written.append('}');
    }

    private void record(Record record) {
        written.append('{');
        String separator = "";
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            written.append(separator);
            member(component.getName(), component(record, component));
            separator = ",";
        }
        written.append('}');
    }

    private static @Nullable Object component(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalArgumentException("A snapshot's " + component + " cannot be read.", unreadable);
        }
    }

    private void member(String name, @Nullable Object value) {
        text(name);
        written.append(':');
        value(value);
    }

    private void text(String text) {
        written.append('"');
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '"' || character == '\\') {
                written.append('\\').append(character);
            } else if (character < ' ' || Character.isSurrogate(character)) {
                written.append("\\u%04x".formatted((int) character));
            } else {
                written.append(character);
            }
        }
        written.append('"');
    }
}
