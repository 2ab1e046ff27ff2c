package dev.poolproof.reports.format;

import org.jspecify.annotations.Nullable;

/**
 * A run that is shown beside others.
 *
 * @param judged the run
 * @param report where its own page lies, relative to the page that shows it; null for no link
 */
public record Side(JudgedRun judged, @Nullable String report) {

    String label() {
        return judged.run().run().label();
    }
}
