package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, with everything a person needs to act on it.
 *
 * @param rule id of the rule that found it, kebab-case, for example {@code connection-leak}
 * @param role whether it explains itself or something else brought it about
 * @param cause why it came to this, by an id of {@link LeakCause}; null where the rule tells causes no further
 * @param title the harm in a few words
 * @param what what was seen, one sentence with figures
 * @param details what else helps to understand it, each with a name of its own
 * @param count how many times, in the rule's own unit; at least 1
 * @param places the lines of code, most frequent first; empty where none is known
 * @param routes the routes it happened on, sorted
 * @param tenants the tenants it happened to, sorted
 * @param sinceMillis when it was first seen, on the run's clock; null where unknown
 * @param loss how fast connections are lost by it; null where nothing is lost or nobody knows the requests
 * @param why why it matters
 * @param repair how to repair it
 * @param explainedBy for a symptom, the ids of the rules whose findings explain it, worst first; else empty
 * @param fingerprint the same across runs, machines and shifted lines
 */
public record Finding(
        String rule,
        Role role,
        @Nullable String cause,
        String title,
        String what,
        List<Detail> details,
        long count,
        List<Place> places,
        List<String> routes,
        List<String> tenants,
        @Nullable Long sinceMillis,
        @Nullable LossRate loss,
        String why,
        String repair,
        List<String> explainedBy,
        Fingerprint fingerprint) {

    public Finding {
        if (count < 1) {
            throw new IllegalArgumentException("A finding was seen at least once, but its count is " + count);
        }
        details = List.copyOf(details);
        places = List.copyOf(places);
        routes = List.copyOf(routes);
        tenants = List.copyOf(tenants);
        explainedBy = List.copyOf(explainedBy);
    }

    /** Whether it explains itself. */
    public boolean isCause() {
        return role == Role.CAUSE;
    }

    /** The line to look at first, null where none is known. */
    public @Nullable Site line() {
        return places.isEmpty() ? null : places.get(0).site();
    }

    Finding explainedBy(List<String> rules) {
        return new Finding(
                rule,
                role,
                cause,
                title,
                what,
                details,
                count,
                places,
                routes,
                tenants,
                sinceMillis,
                loss,
                why,
                repair,
                rules,
                fingerprint);
    }

    /** Where a finding stands in a chain of cause and effect. */
    public enum Role {
        /** It explains itself: this is what to repair. */
        CAUSE,
        /** Something else brings it about: it goes when its cause is repaired. */
        SYMPTOM
    }

    /**
     * One more thing that was seen.
     *
     * @param name what it is, in a word or two
     * @param text what was seen
     */
    public record Detail(String name, String text) {}

    /**
     * A line of code and how often it was the one.
     *
     * @param site the line
     * @param count how often
     * @param stack the application's frames that led there, innermost first; empty where they were not recorded
     */
    public record Place(Site site, long count, List<Site> stack) {
        public Place {
            stack = List.copyOf(stack);
        }
    }
}
