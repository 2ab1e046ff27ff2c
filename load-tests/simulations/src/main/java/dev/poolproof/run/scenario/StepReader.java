package dev.poolproof.run.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes requests of a tree that keeps the schema, in the order in which a user sends them: what one saves, those
 * after it know.
 */
final class StepReader {

    private final Problems problems;
    private final Set<String> known;
    private final Map<String, Template> common;
    private final Pause think;

    /**
     * Reads nothing yet.
     *
     * @param known values that every user has; what a request saves is added
     * @param common headers of every request that can already be filled in
     * @param think before each request that says nothing else
     */
    StepReader(Problems problems, Set<String> known, Map<String, Template> common, Pause think) {
        this.problems = problems;
        this.known = known;
        this.common = common;
        this.think = think;
    }

    List<Step> steps(JsonNode nodes, String pointer) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            steps.add(step(nodes.get(i), pointer + "/" + i));
        }
        return steps;
    }

    Step step(JsonNode node, String pointer) {
        String[] send = node.path("send").asString("").split(" ", 2);
        Template path = new Template(send[send.length - 1]);
        check(path, pointer + "/send");
        Map<String, Template> headers = new LinkedHashMap<>();
        common.forEach((name, template) -> {
            // What the login has still to save is sent as soon as it is there.
            if (template.isReady(known)) {
                headers.put(name, template);
            }
        });
        templates(node.path("headers")).forEach((name, template) -> {
            check(template, YamlTree.inside(pointer + "/headers", name));
            headers.put(name, template);
        });
        Step step = new Step(
                node.path("name").asString(send[0] + " " + path.text().replaceFirst("\\?.*", "")),
                send[0],
                path,
                headers,
                body(node, pointer),
                node.has("think") ? pause(node.path("think"), pointer + "/think", problems) : think,
                expected(node.path("expect"), pointer + "/expect"),
                texts(node.path("save")));
        known.addAll(step.saves().keySet());
        return step;
    }

    private @Nullable Body body(JsonNode node, String pointer) {
        JsonNode body = node.path("body");
        if (node.has("form")) {
            if (node.has("body")) {
                problems.add(pointer + "/form", "stands beside a body: give one of the two.");
            }
            templates(node.path("form"))
                    .forEach((name, template) -> check(template, YamlTree.inside(pointer + "/form", name)));
            return new Body.Form(templates(node.path("form")));
        }
        checkAll(body, pointer + "/body");
        if (body.isMissingNode()) {
            return null;
        }
        return body.isString() ? new Body.Text(new Template(body.stringValue())) : new Body.Json(body);
    }

    private Expected expected(JsonNode node, String pointer) {
        Set<Integer> statuses = new LinkedHashSet<>();
        JsonNode status = node.path("status");
        if (status.isArray()) {
            status.forEach(one -> statuses.add(one.asInt()));
        } else if (status.isInt() || status.isLong()) {
            statuses.add(status.asInt());
        }
        Template contains = node.has("contains") ? template(node.path("contains"), pointer + "/contains") : null;
        Map<String, Template> json = templates(node.path("json"));
        json.forEach((name, template) -> check(template, YamlTree.inside(pointer + "/json", name)));
        return new Expected(statuses, contains, json);
    }

    private void checkAll(JsonNode node, String pointer) {
        if (node.isString()) {
            check(new Template(node.stringValue()), pointer);
        }
        node.properties().forEach(entry -> checkAll(entry.getValue(), YamlTree.inside(pointer, entry.getKey())));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            checkAll(node.get(i), pointer + "/" + i);
        }
    }

    Template template(JsonNode node, String pointer) {
        Template template = new Template(node.asString(""));
        check(template, pointer);
        return template;
    }

    private void check(Template template, String pointer) {
        template.problem(known).ifPresent(problem -> problems.add(pointer, problem));
    }

    static Map<String, Template> templates(JsonNode node) {
        Map<String, Template> templates = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> templates.put(
                        entry.getKey(), new Template(entry.getValue().asString(""))));
        return templates;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
        return texts;
    }

    /** Reads how long a user thinks; nobody can think for less than no time. */
    static Pause pause(JsonNode node, String pointer, Problems problems) {
        Pause pause = Pause.parse(node.asString("0s"));
        if (pause.least().compareTo(pause.most()) > 0) {
            problems.add(pointer, "begins above its end: write the shorter time first, for example 1s..3s.");
            return Pause.NONE;
        }
        return pause;
    }
}
