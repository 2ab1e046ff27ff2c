package dev.poolproof.reports.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps {@code run.schema.json} and the records in step: each property is followed down both of them at once. */
final class RunSchemaTest {

    private static final JsonNode SCHEMA = new JsonMapper().readTree(RunSchema.text());

    /** Added to version 1 after its first form, so that records written before stay readable. */
    private static final Map<Class<?>, Set<String>> ADDED = Map.ofEntries(
            Map.entry(RunRecord.class, Set.of("cycles", "recheck", "restarts")),
            Map.entry(PlanFacts.class, Set.of("repeat", "evidence", "faults", "watch", "instances", "rollingRestart")),
            Map.entry(WatchFacts.class, Set.of("scenario")),
            Map.entry(Evidence.class, Set.of("acquires", "pools", "answered")),
            Map.entry(Sample.class, Set.of("pools")),
            Map.entry(LoadFacts.class, Set.of("machineShare", "exitCode")),
            Map.entry(
                    ServerEvidence.class,
                    Set.of(
                            "variables",
                            "transactions",
                            "locks",
                            "statements",
                            "sessionVariables",
                            "temporaryTables",
                            "blindSpots")),
            Map.entry(
                    GuardEvidence.class,
                    Set.of("lateReturns", "nestedBorrows", "returnDefects", "rawAccess", "tracker", "instances")),
            Map.entry(GuardEvidence.Pool.class, Set.of("requests", "lastBorrowAtEpochMillis", "instance")),
            Map.entry(GuardEvidence.PoolSite.class, Set.of("instance")),
            Map.entry(ServerEvidence.Session.class, Set.of("instance")),
            Map.entry(GuardEvidence.Route.class, Set.of("failedRequests")),
            Map.entry(
                    GuardEvidence.Borrow.class,
                    Set.of("siteInferred", "requestFailure", "otherThread", "borrowedAgain", "use", "owner")));

    static Stream<Pair> recordsAndTheirSchemas() {
        Set<Pair> pairs = new LinkedHashSet<>();
        collect(new Pair(RunRecord.class, SCHEMA), pairs);
        return pairs.stream();
    }

    @ParameterizedTest
    @MethodSource("recordsAndTheirSchemas")
    void knowsEveryComponentAndRequiresThoseOfTheFirstForm(Pair pair) {
        List<String> components = Arrays.stream(pair.type().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        List<String> required = components.stream()
                .filter(component -> !ADDED.getOrDefault(pair.type(), Set.of()).contains(component))
                .toList();

        assertThat(pair.schema().path("properties").propertyNames()).containsExactlyElementsOf(components);
        assertThat(texts(pair.schema().path("required"))).containsExactlyElementsOf(required);
    }

    @ParameterizedTest
    @MethodSource("recordsAndTheirSchemas")
    void refusesUnknownPropertiesExceptFromTheGuard(Pair pair) {
        boolean guard = pair.type().getName().startsWith(GuardEvidence.class.getName());

        assertThat(pair.schema().path("additionalProperties").isMissingNode()).isEqualTo(guard);
    }

    @ParameterizedTest
    @MethodSource("recordsAndTheirSchemas")
    void allowsNullJustWhereTheRecordDoes(Pair pair) {
        for (RecordComponent component : pair.type().getRecordComponents()) {
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);

            JsonNode property = pair.schema().path("properties").path(component.getName());

            assertThat(allowsNull(property))
                    .as(pair.type().getSimpleName() + "." + component.getName())
                    .isEqualTo(nullable);
        }
    }

    @Test
    void namesEveryConstantOfTheEnums() {
        JsonNode definitions = SCHEMA.path("$defs");

        assertThat(texts(definitions.path("outcomes").path("propertyNames").path("enum")))
                .containsExactlyElementsOf(names(Outcome.values()));
        assertThat(texts(definitions
                        .path("phase")
                        .path("properties")
                        .path("name")
                        .path("enum")))
                .containsExactlyElementsOf(names(Phase.Name.values()));
        assertThat(texts(definitions
                        .path("incident")
                        .path("properties")
                        .path("kind")
                        .path("enum")))
                .containsExactlyElementsOf(names(Incident.Kind.values()));
    }

    /** A record and the schema that describes it. */
    record Pair(Class<?> type, JsonNode schema) {
        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    private static void collect(Pair pair, Set<Pair> pairs) {
        if (!pairs.add(pair)) {
            return;
        }
        for (RecordComponent component : pair.type().getRecordComponents()) {
            JsonNode property = resolved(pair.schema().path("properties").path(component.getName()));
            Type type = component.getGenericType();
            if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
                type = list.getActualTypeArguments()[0];
                property = resolved(property.path("items"));
            }
            if (type instanceof Class<?> next && next.isRecord()) {
                collect(new Pair(next, property), pairs);
            }
        }
    }

    private static JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : SCHEMA.at(reference.substring(1));
    }

    private static boolean allowsNull(JsonNode property) {
        JsonNode own = property.path("type");
        JsonNode type = own.isMissingNode() ? resolved(property).path("type") : own;
        return type.isArray() && texts(type).contains("null");
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
