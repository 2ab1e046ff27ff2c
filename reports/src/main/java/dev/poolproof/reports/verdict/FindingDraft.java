package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.verdict.Finding.Detail;
import dev.poolproof.reports.verdict.Finding.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A finding while its rule gathers it: one draft a fingerprint, to which each piece of evidence adds. */
final class FindingDraft {

    private final Rule rule;
    private final Fingerprint fingerprint;
    private final Map<Site, Place> places = new LinkedHashMap<>();
    private final SortedSet<String> routes = new TreeSet<>();
    private final SortedSet<String> tenants = new TreeSet<>();
    private final List<Detail> details = new ArrayList<>();
    private long count;
    private @Nullable Long sinceMillis;
    private @Nullable String cause;
    private @Nullable LossRate loss;

    FindingDraft(Rule rule, Fingerprint fingerprint) {
        this.rule = rule;
        this.fingerprint = fingerprint;
    }

    /** A draft of the only finding that a rule can have. */
    static FindingDraft only(Rule rule) {
        return new FindingDraft(rule, Fingerprint.of(rule.id(), null, null));
    }

    FindingDraft count(long more) {
        count += more;
        return this;
    }

    FindingDraft place(@Nullable Site site, long times, List<Site> stack) {
        if (site != null) {
            places.merge(
                    site,
                    new Place(site, times, stack),
                    (known, added) -> new Place(
                            site, known.count() + added.count(), known.stack().isEmpty() ? stack : known.stack()));
        }
        return this;
    }

    FindingDraft route(@Nullable String route) {
        if (route != null && !route.equals(Facts.OUTSIDE_ANY_ROUTE)) {
            routes.add(route);
        }
        return this;
    }

    FindingDraft tenant(@Nullable String tenant) {
        if (tenant != null) {
            tenants.add(tenant);
        }
        return this;
    }

    /** Keeps the earliest moment it is given. */
    FindingDraft since(@Nullable Long millis) {
        if (millis != null && (sinceMillis == null || millis < sinceMillis)) {
            sinceMillis = millis;
        }
        return this;
    }

    FindingDraft cause(String id) {
        cause = id;
        return this;
    }

    FindingDraft loss(@Nullable LossRate rate) {
        loss = rate;
        return this;
    }

    /** Adds what was seen, unless that is nothing. */
    FindingDraft detail(String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            details.add(new Detail(name, text));
        }
        return this;
    }

    long count() {
        return count;
    }

    List<String> routes() {
        return List.copyOf(routes);
    }

    List<String> tenants() {
        return List.copyOf(tenants);
    }

    /** The line that was it most often, in words; empty where none is known. */
    String atLine() {
        List<Place> ranked = rankedPlaces();
        return ranked.isEmpty() ? "" : " at " + ranked.get(0).site().shortForm();
    }

    /** On which routes, in words; empty where none is known. */
    String onRoutes() {
        return routes.isEmpty() ? "" : " on " + Wording.list(routes);
    }

    Finding finish(String title, String what, String why, String repair) {
        return new Finding(
                rule.id(),
                rule.role(),
                cause,
                title,
                what,
                details,
                count,
                rankedPlaces(),
                routes(),
                tenants(),
                sinceMillis,
                loss,
                why,
                repair,
                List.of(),
                fingerprint);
    }

    private List<Place> rankedPlaces() {
        List<Place> ranked = new ArrayList<>(places.values());
        ranked.sort(Comparator.comparingLong(Place::count)
                .reversed()
                .thenComparing(place -> place.site().className())
                .thenComparing(place -> place.site().line()));
        return ranked;
    }
}
