package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.record.RunFile;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.UnreadableRecordException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A record that somebody edited by hand is refused with a reason or judged as it stands; it is never a bug of ours. */
final class EditedRecordTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final long HUGE = 4_000_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void refusesOrJudgesWhateverWasEdited() throws IOException {
        Path file = folder.resolve("run.json");
        RunFile.write(file, record());
        JsonNode whole = MAPPER.readTree(Files.readString(file));
        List<String> broken = new ArrayList<>();
        int edits = 0;
        for (String place : places(whole)) {
            for (JsonNode value : edited(whole.at(place))) {
                Files.writeString(file, MAPPER.writeValueAsString(with(whole, place, value)));
                edits++;
                String outcome = outcome(file);
                if (!outcome.isEmpty()) {
                    broken.add(place + " = " + value + ": " + outcome);
                }
            }
        }

        assertThat(edits).isGreaterThan(300);
        assertThat(broken).isEmpty();
    }

    private static RunRecord record() {
        Records records = SampleRuns.NEVER_RELEASED.records();
        records.samples = new ArrayList<>(records.samples.subList(20, 24));
        return records.build();
    }

    /** Empty where the file was refused or judged. */
    private static String outcome(Path file) {
        try {
            JudgedRun judged = JudgedRun.of(RunFile.read(file));
            ReportFormat.TEXT.render(judged);
            return "";
        } catch (UnreadableRecordException refused) {
            return String.valueOf(refused.getMessage()).contains("\n") ? "refused in several lines" : "";
        } catch (RuntimeException bug) {
            return bug + " at " + bug.getStackTrace()[0];
        }
    }

    /** One place of each kind: of an array only its first element. */
    private static List<String> places(JsonNode whole) {
        Map<String, String> places = new LinkedHashMap<>();
        collect(whole, "", places);
        return List.copyOf(places.values());
    }

    private static void collect(JsonNode node, String place, Map<String, String> places) {
        if (node.isObject()) {
            node.properties()
                    .forEach(property -> collect(property.getValue(), place + "/" + property.getKey(), places));
        } else {
            places.putIfAbsent(place, place);
            if (node.isArray() && !node.isEmpty()) {
                collect(node.get(0), place + "/0", places);
            }
        }
    }

    private static List<JsonNode> edited(JsonNode value) {
        var nodes = MAPPER.getNodeFactory();
        if (value.isNumber()) {
            return List.of(nodes.numberNode(-1), nodes.numberNode(HUGE));
        }
        if (value.isArray()) {
            return List.of(nodes.arrayNode());
        }
        return List.of(nodes.stringNode(""), nodes.nullNode());
    }

    private static JsonNode with(JsonNode whole, String place, JsonNode value) {
        JsonNode copy = whole.deepCopy();
        int slash = place.lastIndexOf('/');
        JsonNode parent = copy.at(place.substring(0, slash));
        String name = place.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            object.set(name, value);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), value);
        }
        return copy;
    }
}
