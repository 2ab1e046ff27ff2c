package dev.poolproof.run.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prometheus' text format 0.0.4, and OpenMetrics as far as it is the same. */
final class PrometheusText {

    /** Name, labels, value, and perhaps a time, of which nobody here makes any use. */
    private static final Pattern LINE = Pattern.compile(
            "^([a-zA-Z_:][\\w:]*+)(?:\\{((?:[^\"}]++|\"(?:[^\"\\\\]++|\\\\.)*+\")*+)\\})?[ \\t]++(\\S++)(?:[ \\t]++\\S++)*+[ \\t]*+$",
            Pattern.MULTILINE);

    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)[ \\t]*=[ \\t]*\"((?:[^\"\\\\]++|\\\\.)*+)\"");

    private PrometheusText() {}

    /** Every value of the text; what is none is passed over. */
    static List<Metric> read(String text) {
        List<Metric> metrics = new ArrayList<>();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            metrics.add(new Metric(line.group(1), labels(line.group(2)), number(line.group(3))));
        }
        return metrics;
    }

    private static Map<String, String> labels(@Nullable String text) {
        Map<String, String> labels = new HashMap<>();
        if (text != null) {
            Matcher label = LABEL.matcher(text);
            while (label.find()) {
                labels.put(label.group(1), unescaped(label.group(2)));
            }
        }
        return labels;
    }

    private static String unescaped(String text) {
        return text.indexOf('\\') < 0
                ? text
                : Pattern.compile("\\\\(.)")
                        .matcher(text)
                        .replaceAll(escape ->
                                Matcher.quoteReplacement(escape.group(1).equals("n") ? "\n" : escape.group(1)));
    }

    private static double number(String text) {
        try {
            return switch (text) {
                case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
