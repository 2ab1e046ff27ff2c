package dev.poolproof.reports.format;

import tools.jackson.databind.json.JsonMapper;

/** JSON that may stand inside a script element: whatever it says, it cannot end the element or open another. */
final class SafeJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private SafeJson() {}

    static String of(Object value) {
        return MAPPER.writeValueAsString(value)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
