package dev.poolproof.reports.verdict;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the judge could see. More tiers mean a sharper diagnosis, never a different truth.
 *
 * @param tiers the tiers of evidence at hand, before and after the load
 * @param blindSpots what could not be seen, one sentence each
 * @param unconfirmed what is no finding, one sentence each: what grew in one repetition of the load and not in every one, and
 *     what a foreign service may do on purpose
 */
public record Sight(Set<Tier> tiers, List<String> blindSpots, List<String> unconfirmed) {

    public Sight {
        tiers = Set.copyOf(tiers);
        blindSpots = List.copyOf(blindSpots);
        unconfirmed = List.copyOf(unconfirmed);
    }

    Sight unconfirmed(List<String> notes) {
        return new Sight(tiers, blindSpots, notes);
    }

    /** Whether this tier was at hand. */
    public boolean has(Tier tier) {
        return tiers.contains(tier);
    }

    /** The tiers that a reader wants to know of: all, of the pools' own only where there was one. */
    public List<Tier> expected() {
        return Stream.of(Tier.values())
                .filter(tier -> tier != Tier.POOL || has(tier))
                .toList();
    }

    /** A source of evidence. */
    public enum Tier {
        /** The database server's counters and sessions. */
        SERVER("server", "the server's counters and sessions"),
        /** The pools' own metrics or management beans. */
        POOL("pool", "what the pools say of themselves"),
        /** The guard inside the watched process. */
        GUARD("guard", "borrows, returns and pools inside the process"),
        /** The load generator. */
        LOAD("load", "what the clients got");

        private final String id;
        private final String shows;

        Tier(String id, String shows) {
            this.id = id;
            this.shows = shows;
        }

        /** The tier's name in reports. */
        public String id() {
            return id;
        }

        /** What the tier shows, in a few words. */
        public String shows() {
            return shows;
        }
    }
}
