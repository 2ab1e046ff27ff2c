package dev.poolproof.run.scenario;

import dev.poolproof.run.plan.Durations;
import dev.poolproof.run.scenario.LoadShape.Stage;
import dev.poolproof.run.scenario.Scenario.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Makes a scenario of a tree that keeps the schema, and notes what makes no sense all the same. */
final class ScenarioReader {

    private static final int ROUNDS_OF_A_CLOSED_USER = 10;
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Path file;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    ScenarioReader(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    Scenario read(JsonNode root) {
        Pause think = StepReader.pause(root.path("think"), "/think", problems);
        List<Feeder> feeders = feeders(root.path("feeders"));
        Map<String, Template> common = StepReader.templates(root.path("headers"));
        StepReader steps = new StepReader(problems, known, common, think);
        Map<String, Template> values = new LinkedHashMap<>();
        root.path("values").properties().forEach(value -> {
            values.put(value.getKey(), steps.template(value.getValue(), YamlTree.inside("/values", value.getKey())));
            known.add(value.getKey());
        });
        LoadShape load = load(root.path("load"));
        List<Step> login = steps.steps(root.path("login"), "/login");
        common.forEach((name, template) ->
                template.problem(known).ifPresent(problem -> problems.add(YamlTree.inside("/headers", name), problem)));
        return new Scenario(
                root.path("scenario").asString(""),
                Durations.parse(root.path("timeout").asString("5s")),
                root.path("rounds").asInt(load.open() ? 1 : ROUNDS_OF_A_CLOSED_USER),
                load,
                feeders,
                Collections.unmodifiableMap(values),
                login,
                requests(root.path("requests"), steps));
    }

    private List<Feeder> feeders(JsonNode nodes) {
        List<Feeder> feeders = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            String pointer = "/feeders/" + i + "/csv";
            boolean random = node.path("order").asString("").equals("random");
            CsvFile.read(
                            file.resolveSibling(node.path("csv").asString("")),
                            random,
                            problem -> problems.add(pointer, problem))
                    .ifPresent(feeder -> {
                        feeders.add(feeder);
                        known.addAll(feeder.columns());
                    });
        }
        return feeders;
    }

    private LoadShape load(JsonNode node) {
        boolean open = node.has("open");
        String model = open ? "open" : "closed";
        String steady = open ? "rate" : "users";
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < node.path(model).size(); i++) {
            JsonNode stage = node.path(model).get(i);
            String pointer = "/load/" + model + "/" + i;
            boolean ramp = stage.has("from") && stage.has("to") && !stage.has(steady);
            if (!ramp && (!stage.has(steady) || stage.has("from") || stage.has("to"))) {
                problems.add(
                        pointer,
                        "needs either %s, or from and to, beside for: {%s: 20, for: 30s}.".formatted(steady, steady));
            }
            Duration duration = Durations.parse(stage.path("for").asString(""));
            if (duration.isZero() || duration.toMillisPart() != 0) {
                problems.add(pointer + "/for", "must be whole seconds, at least 1s, for example 30s.");
            }
            stages.add(new Stage(
                    stage.path(ramp ? "from" : steady).asDouble(0),
                    stage.path(ramp ? "to" : steady).asDouble(0),
                    duration));
        }
        LoadShape load = new LoadShape(open, stages);
        if (load.duration().compareTo(LONGEST) > 0) {
            problems.add("/load", "lasts %s, but may last 24h at most.".formatted(Durations.format(load.duration())));
        }
        if (stages.stream().allMatch(stage -> stage.from() + stage.to() <= 0)) {
            problems.add("/load", "sends nothing: give one of its stages more than 0.");
        }
        return load;
    }

    private List<Entry> requests(JsonNode nodes, StepReader reader) {
        List<Entry> entries = new ArrayList<>();
        Set<String> before = Set.copyOf(known);
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            String pointer = "/requests/" + i;
            List<Step> steps = new ArrayList<>(List.of(reader.step(node, pointer)));
            steps.addAll(reader.steps(node.path("then"), pointer + "/then"));
            entries.add(new Entry(node.path("weight").asInt(1), steps));
            // What one of them saves, another does not have.
            known.retainAll(before);
        }
        return entries;
    }
}
