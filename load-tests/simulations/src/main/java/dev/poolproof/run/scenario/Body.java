package dev.poolproof.run.scenario;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a request carries. */
public sealed interface Body {

    /** Its type, for a request that names none. */
    String contentType();

    /** The body with its places filled in. */
    String filled(Function<Template, String> fill);

    /** A text, sent as it stands. */
    record Text(Template text) implements Body {
        @Override
        public String contentType() {
            return "text/plain; charset=UTF-8";
        }

        @Override
        public String filled(Function<Template, String> fill) {
            return fill.apply(text);
        }
    }

    /** JSON, written as YAML; what fills a place cannot break it. */
    record Json(JsonNode tree) implements Body {
        @Override
        public String contentType() {
            return "application/json";
        }

        @Override
        public String filled(Function<Template, String> fill) {
            return filled(tree, fill).toString();
        }

        private static JsonNode filled(JsonNode node, Function<Template, String> fill) {
            JsonNodeFactory json = JsonNodeFactory.instance;
            if (node.isObject()) {
                ObjectNode object = json.objectNode();
                node.properties().forEach(entry -> object.set(entry.getKey(), filled(entry.getValue(), fill)));
                return object;
            }
            if (node.isArray()) {
                ArrayNode array = json.arrayNode();
                node.forEach(item -> array.add(filled(item, fill)));
                return array;
            }
            if (!node.isString()) {
                return node;
            }
            Template template = new Template(node.stringValue());
            String text = fill.apply(template);
            return template.isNumber() ? json.numberNode(Long.parseLong(text)) : json.stringNode(text);
        }
    }

    /** Fields of a form. */
    record Form(Map<String, Template> fields) implements Body {
        @Override
        public String contentType() {
            return "application/x-www-form-urlencoded";
        }

        @Override
        public String filled(Function<Template, String> fill) {
            return fields.entrySet().stream()
                    .map(field -> encoded(field.getKey()) + "=" + encoded(fill.apply(field.getValue())))
                    .collect(Collectors.joining("&"));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
