package dev.poolproof.reports.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines for a terminal, wrapped, with labels in a column of their own. Text of the watched service is made harmless: control
 * characters, which could move the cursor or colour the screen, are shown as a box.
 */
final class ConsoleText {

    static final int WIDTH = 100;
    private static final int LABEL_WIDTH = 11;
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();
    private final boolean colour;

    ConsoleText(boolean colour) {
        this.colour = colour;
    }

    void headline(String verdict, String label) {
        String background = switch (verdict) {
            case "PASS", "BETTER" -> "\u001b[1;30;42m";
            case "FAIL", "WORSE" -> "\u001b[1;97;41m";
            case "SAME" -> "\u001b[1;7m";
            default -> "\u001b[1;30;43m";
        };
        int taken = verdict.length() + 2;
        List<String> lines = wrap(label, WIDTH - taken);
        text.append(styled(background, colour ? " " + verdict + " " : verdict)).append("  ");
        text.append(styled(BOLD, lines.get(0))).append('\n');
        lines.stream()
                .skip(1)
                .forEach(line -> text.append(" ".repeat(taken)).append(line).append('\n'));
    }

    void title(String title, String id) {
        List<String> lines = wrap(title + " [" + id + "]", WIDTH);
        lines.forEach(line -> text.append(styled(BOLD, line)).append('\n'));
    }

    void entry(String label, String value) {
        labelled(label, value, "");
    }

    /** An entry that stands out. */
    void strong(String label, String value) {
        labelled(label, value, BOLD);
    }

    void bullet(String value) {
        List<String> lines = wrap(value, WIDTH - 4);
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? "  - " : "    ").append(lines.get(i)).append('\n');
        }
    }

    ConsoleText plain(String value) {
        wrap(value, WIDTH).forEach(line -> text.append(line).append('\n'));
        return this;
    }

    /** Lines that are laid out already. */
    ConsoleText table(String lines) {
        text.append(lines);
        return this;
    }

    ConsoleText gap() {
        text.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";

    private void labelled(String label, String value, String style) {
        String column = INDENT + label + " ".repeat(Math.max(1, LABEL_WIDTH - INDENT.length() - label.length()));
        List<String> lines = wrap(value, WIDTH - LABEL_WIDTH);
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? styled(DIM, column) : " ".repeat(LABEL_WIDTH))
                    .append(styled(style, lines.get(i)))
                    .append('\n');
        }
    }

    private String styled(String style, String value) {
        return colour && !style.isEmpty() ? style + value + "\u001b[0m" : value;
    }

    /** At least one line; a word longer than a line is broken, where it has joints at a joint. */
    static List<String> wrap(String value, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : harmless(value).split(" ", -1)) {
            String rest = word;
            if (line.length() > 0 && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (rest.length() > width) {
                int at = breakAt(rest, width);
                lines.add(rest.substring(0, at));
                rest = rest.substring(at);
            }
            line.append(line.length() > 0 ? " " : "").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** After a dot or dash where there is one, so that parts of a name stay whole. */
    private static int breakAt(String word, int width) {
        for (int at = width; at > width / 3; at--) {
            if (".-/:$".indexOf(word.charAt(at - 1)) >= 0) {
                return at;
            }
        }
        return width;
    }

    private static String harmless(String value) {
        return value.codePoints()
                .map(character -> Character.isISOControl(character) ? '\u25a1' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
