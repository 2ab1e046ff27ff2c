package dev.poolproof.reports.format;

import java.util.ArrayList;
import java.util.List;

/** Text in which code stands between backticks. */
final class Prose {

    private Prose() {}

    /** The text in parts; an unpaired backtick is text. */
    static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int open = text.indexOf('`', from);
            int close = open < 0 ? -1 : text.indexOf('`', open + 1);
            if (close < 0) {
                break;
            }
            parts.add(new Part(text.substring(from, open), false));
            parts.add(new Part(text.substring(open + 1, close), true));
            from = close + 1;
        }
        parts.add(new Part(text.substring(from), false));
        return parts;
    }

    /** A piece of the text. */
    record Part(String text, boolean code) {}
}
