package dev.poolproof.run.sample;

import java.util.Map;

/**
 * One value of one metric.
 *
 * @param name the metric's name, as its page spells it
 * @param labels what tells it from others of that name
 * @param value its value, perhaps no number
 */
record Metric(String name, Map<String, String> labels, double value) {

    Metric {
        labels = Map.copyOf(labels);
    }
}
