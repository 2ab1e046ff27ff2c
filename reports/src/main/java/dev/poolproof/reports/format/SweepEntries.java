package dev.poolproof.reports.format;

import dev.poolproof.reports.record.PlanFacts.SeededVariant;
import dev.poolproof.reports.sweep.Setup;
import dev.poolproof.reports.sweep.Sweep;
import dev.poolproof.reports.verdict.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What there is to say of a sweep beside its answer and its table, in one order for all formats. */
final class SweepEntries {

    private SweepEntries() {}

    /** In one line, what was run. */
    static String title(Sweep sweep) {
        return Wording.count(sweep.trials().size(), "setting") + " × " + Wording.count(sweep.rounds(), "round") + ", "
                + Wording.count(sweep.setup().tenants(), "tenant");
    }

    static List<Entry> of(Sweep sweep) {
        Setup setup = sweep.setup();
        List<Entry> entries = new ArrayList<>();
        entries.add(
                new Entry("Database", ConsoleReport.database(setup.environment().database())));
        entries.add(new Entry(
                "Server",
                setup.serverTakes() == 0
                        ? "its limit is unknown"
                        : "takes " + Wording.number(setup.serverTakes()) + " connections of "
                                + Wording.count(setup.pools(), "pool") + ", and one of an administrator"));
        entries.add(new Entry(
                "Load",
                Wording.decimal(setup.ratePerSecond()) + " requests per second for "
                        + Wording.seconds(setup.loadMillis()) + ", the same requests for each setting of a round"));
        if (!setup.variants().isEmpty()) {
            entries.add(new Entry(
                    "Seeded",
                    setup.variants().stream().map(SweepEntries::seeded).collect(Collectors.joining(", "))));
        }
        if (!setup.faults().isEmpty()) {
            entries.add(new Entry("Injected", String.join(", ", setup.faults())));
        }
        entries.add(new Entry(
                "Settings",
                setup.settings().entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(", "))));
        entries.add(new Entry(
                "Machine",
                setup.environment().operatingSystem() + ", "
                        + Wording.count(setup.environment().processors(), "processor") + ", Java "
                        + setup.environment().java()));
        entries.add(new Entry(
                "Figures",
                "medians of the runs, p99 with the least and the most; waiting is the most at once in any run; refused and"
                        + " failed are sums. Acquire times come in buckets, and may be up to a third shorter."));
        entries.add(new Entry("Id", setup.id()));
        return entries;
    }

    private static String seeded(SeededVariant seeded) {
        return seeded.endpoint() + " " + seeded.variant();
    }
}
