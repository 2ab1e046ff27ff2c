package dev.poolproof.reports.compare;

import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.PlanFacts.SeededVariant;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Something in which the sides were made to differ, or happened to.
 *
 * @param name what it is
 * @param before what it was before
 * @param after what it was after
 * @param ofTheService whether it is a setting or a variant of the service, which is what people compare; anything else changes
 *     the figures by itself
 */
public record Difference(String name, String before, String after, boolean ofTheService) {

    private static final String NONE = "–";

    /** Everything that the runs tell of themselves and in which the sides differ. */
    static List<Difference> between(Side before, Side after) {
        List<Difference> differences = new ArrayList<>();
        settings(before, after).forEach((name, both) -> add(differences, name, both, true));
        surroundings()
                .forEach((name, value) ->
                        add(differences, name, new Both(values(before, value), values(after, value)), false));
        return differences;
    }

    private static void add(List<Difference> differences, String name, Both both, boolean ofTheService) {
        if (!both.before().equals(both.after())) {
            differences.add(new Difference(name, words(both.before()), words(both.after()), ofTheService));
        }
    }

    private static String words(SortedSet<String> values) {
        return Wording.list(values);
    }

    /** Variants by their endpoint and settings by their name. What differs among the runs of one side is not compared. */
    private static Map<String, Both> settings(Side before, Side after) {
        Map<String, Both> settings = new TreeMap<>();
        SortedSet<String> names = new TreeSet<>();
        List.of(before, after)
                .forEach(side -> side.runs()
                        .forEach(run -> names.addAll(of(run.run().plan()).keySet())));
        for (String name : names) {
            Function<RunRecord, String> value = run -> of(run.plan()).getOrDefault(name, NONE);
            Both both = new Both(values(before, value), values(after, value));
            if (both.before().size() == 1 && both.after().size() == 1) {
                settings.put(name, both);
            }
        }
        return settings;
    }

    private static Map<String, String> of(PlanFacts plan) {
        Map<String, String> values = new TreeMap<>(plan.settings());
        for (SeededVariant seeded : plan.variants()) {
            values.put("variant of " + seeded.endpoint(), seeded.variant());
        }
        return values;
    }

    private static Map<String, Function<RunRecord, String>> surroundings() {
        Map<String, Function<RunRecord, String>> values = new TreeMap<>();
        values.put("Rate", run -> Wording.decimal(run.plan().ratePerSecond()) + " per second");
        values.put("Load", run -> Wording.seconds(run.plan().loadMillis()));
        values.put("Repetitions", run -> Wording.number(run.plan().repeat()));
        values.put("Tenants", run -> Wording.number(run.plan().tenants().size()));
        values.put("Evidence asked for", run -> run.plan().evidence());
        values.put(
                "Injected failures",
                run -> run.plan().faults().isEmpty()
                        ? NONE
                        : Wording.list(run.plan().faults()));
        values.put("Database", run -> {
            var database = run.environment().database();
            return database.engine().isEmpty()
                    ? "unknown"
                    : database.engine() + " " + database.engineVersion() + ", " + database.provision();
        });
        values.put(
                "max_connections",
                run -> Wording.number(run.environment().database().maxConnections()));
        values.put("Driver", run -> run.environment().database().driver());
        values.put(
                "Machine",
                run -> run.environment().operatingSystem() + ", "
                        + Wording.count(run.environment().processors(), "processor"));
        values.put("Java of the run", run -> run.environment().java());
        values.put("Poolproof", run -> run.run().poolproofVersion());
        return values;
    }

    private static SortedSet<String> values(Side side, Function<RunRecord, String> value) {
        return side.runs().stream().map(run -> value.apply(run.run())).collect(Collectors.toCollection(TreeSet::new));
    }

    private record Both(SortedSet<String> before, SortedSet<String> after) {}
}
