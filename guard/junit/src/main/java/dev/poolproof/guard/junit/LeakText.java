package dev.poolproof.guard.junit;

import dev.poolproof.guard.junit.Outstanding.Out;
import dev.poolproof.guard.junit.TestsTogether.Leaks;
import dev.poolproof.guard.snapshot.OutstandingBorrow;
import dev.poolproof.guard.snapshot.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a failure says. */
final class LeakText {

    private static final int NAMED_TESTS = 10;

    /** Borrows of one line from one pool are told once. */
    private record Place(String pool, Site site) {}

    private LeakText() {}

    static AssertionError nothingGuarded(String name) {
        return new AssertionError(
                name + " was to be checked for connection leaks, but no pool is under guard, so nothing was"
                        + " checked. Expected at least one: put poolproof-spring-boot-starter on the test's class path, or"
                        + " `Guard.create().watch(dataSource, new PoolLabels(\"orders\", null))` around the pool, and keep that"
                        + " guard in a field.");
    }

    static ConnectionLeakError error(String name, Leaks leaks, long settleMillis) {
        List<Out> all = leaks.all();
        StringBuilder text = new StringBuilder();
        text.append(all.size() == 1 ? "1 connection" : all.size() + " connections")
                .append(" borrowed")
                .append(leaks.areAttributed() ? " in " + name : "")
                .append(all.size() == 1 ? " is" : " are")
                .append(String.format(Locale.ROOT, " still out %.1f s after the end.%n", settleMillis / 1000.0));
        if (!leaks.areAttributed()) {
            text.append(unattributed(leaks));
        }
        Map<Place, List<Out>> places = all.stream()
                .collect(Collectors.groupingBy(
                        out -> new Place(out.borrow().pool(), out.borrow().site()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        places.values().forEach(place -> text.append(told(place)));
        return new ConnectionLeakError(
                text.toString().stripTrailing(), all.get(0).borrow().stack());
    }

    private static String unattributed(Leaks leaks) {
        List<String> names = leaks.together();
        int more = names.size() - NAMED_TESTS;
        return String.format(
                "%d of them on threads that run no test, while these ran at once, so which of them did it cannot be told:%n"
                        + "  %s%s%n"
                        + "To know, run them one after another, for example with @Execution(SAME_THREAD).%n",
                leaks.nobodys().size(),
                names.stream().limit(NAMED_TESTS).collect(Collectors.joining(", ")),
                more > 0 ? " and " + more + " more" : "");
    }

    private static String told(List<Out> place) {
        OutstandingBorrow borrow = place.get(0).borrow();
        Site site = borrow.site();
        StringBuilder text = new StringBuilder(String.format(
                "%n%d × %s from pool %s, thread %s%s%s%n",
                place.size(),
                line(site),
                borrow.pool(),
                borrow.thread(),
                borrow.route() == null ? "" : ", on " + borrow.route(),
                borrow.siteInferred() ? " (the line is inferred: too many borrows at once)" : ""));
        for (Site frame : borrow.stack()) {
            text.append(String.format("    at %s.%s(%s)%n", frame.className(), frame.method(), line(frame)));
        }
        text.append(String.format("  %s%n", LikelyCause.lastUse(borrow.use())));
        text.append(String.format("  Likely %s%n", LikelyCause.of(borrow).inWords()));
        text.append(String.format(
                "  Held on purpose? @NoConnectionLeaks(allow = \"%s#%s\")%n",
                site.className(), AllowedLines.methodOf(site)));
        return text.toString();
    }

    /** The line as people write it: {@code Orders.java:24}. */
    static String line(Site site) {
        String file = site.file() == null
                ? site.className().substring(site.className().lastIndexOf('.') + 1)
                : site.file();
        return site.line() < 0 ? file : file + ":" + site.line();
    }
}
