package dev.poolproof.reports.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a SARIF 2.1.0 log, as much of it as a verdict needs. Names and meanings are the standard's; what is null or empty
 * is left out, but a run without results says so.
 */
record SarifLog(@JsonProperty("$schema") String schema, String version, List<Run> runs) {

    static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    static final String VERSION = "2.1.0";

    record Run(
            Tool tool,
            AutomationDetails automationDetails,
            List<Invocation> invocations,
            Map<String, ArtifactLocation> originalUriBaseIds,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<Result> results,
            String columnKind,
            Map<String, Object> properties) {}

    record Tool(Driver driver) {}

    record Driver(String name, String version, List<Descriptor> rules, List<Descriptor> notifications) {}

    record Descriptor(
            String id,
            @Nullable Message shortDescription,
            @Nullable Message fullDescription,
            @Nullable Message help,
            @Nullable Configuration defaultConfiguration) {}

    record Configuration(String level) {}

    record Message(String text, @Nullable String markdown) {
        static Message of(String text) {
            return new Message(text, null);
        }
    }

    record AutomationDetails(String id, Message description) {}

    record Invocation(
            boolean executionSuccessful,
            String startTimeUtc,
            String endTimeUtc,
            int exitCode,
            String exitCodeDescription,
            List<Notification> toolExecutionNotifications) {}

    record Notification(Reference descriptor, String level, Message message) {}

    record Reference(String id) {}

    record Result(
            String ruleId,
            int ruleIndex,
            String kind,
            String level,
            Message message,
            List<Location> locations,
            List<Location> relatedLocations,
            List<Stack> stacks,
            int occurrenceCount,
            Map<String, String> partialFingerprints,
            @Nullable String baselineState,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Suppression> suppressions,

            Map<String, @Nullable Object> properties) {}

    record Suppression(String kind, String status, String justification) {}

    record Location(
            PhysicalLocation physicalLocation,
            List<LogicalLocation> logicalLocations,
            @Nullable Message message) {}

    record PhysicalLocation(
            ArtifactLocation artifactLocation, @Nullable Region region) {}

    record ArtifactLocation(
            @Nullable String uri,
            @Nullable String uriBaseId,
            @Nullable Message description) {}

    record Region(int startLine) {}

    record LogicalLocation(String fullyQualifiedName, String kind) {}

    record Stack(Message message, List<Frame> frames) {}

    record Frame(Location location) {}
}
