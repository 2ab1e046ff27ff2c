package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many connections were lost in all. The guard counts every borrow and every return, but lists no more than some hundred
 * borrows with their lines: the others are lost as well, and nobody knows by which line.
 *
 * @param listed those that the guard lists
 * @param total all of them, by borrows − returns; at least as many
 */
record LostConnections(long listed, long total) {

    LostConnections {
        if (listed < 0 || total < listed) {
            throw new IllegalArgumentException("Of " + total + " lost connections " + listed + " cannot be listed");
        }
    }

    /** Of a guard that was asked at the end, where so many of the borrows that it lists are lost. */
    static LostConnections of(Facts facts, GuardEvidence guard, long listed) {
        GuardEvidence before = facts.guardBefore();
        long out = guard.totals().outstanding();
        boolean cut = out > guard.outstanding().size();
        long more = out - (before == null ? 0 : before.totals().outstanding());
        return new LostConnections(listed, cut ? Math.max(listed, more) : listed);
    }

    /** Those of whom no line is known. */
    long unlisted() {
        return total - listed;
    }

    /**
     * How many each of several lines lost, the listed ones and its share of the others, which is as large as its share of the
     * listed ones. Together they are the total.
     *
     * @param listedEach how many of each are listed; together as many as are listed
     */
    List<Long> shares(List<Integer> listedEach) {
        List<Long> shares = new ArrayList<>();
        listedEach.forEach(each -> shares.add(each + unlisted() * each / listed));
        long left = total - shares.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, shares.size())
                .boxed()
                .sorted(Comparator.comparingLong(line -> -(unlisted() * listedEach.get(line) % listed)))
                .limit(left)
                .forEach(line -> shares.set(line, shares.get(line) + 1));
        return List.copyOf(shares);
    }
}
