package dev.poolproof.run.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

/**
 * All users of a load, one after the other, without end.
 *
 * <p>Shuffled, not drawn: of every round of users each journey has its exact share, and each journey goes round the tenants in turn. So
 * a short load meets every kind of request and every tenant, and equal seeds give equal users. Not safe for several threads;
 * Gatling's feeder asks from one.
 */
final class Visits implements Iterator<Visit> {

    /** One user in so many sits at a browser. */
    private static final int BROWSER_SHARE = 3;

    private final LoadPlan plan;
    private final String stamp;
    private final Random random;
    private final Map<Journey, Integer> turns = new EnumMap<>(Journey.class);
    private Iterator<Journey> round = Collections.emptyIterator();
    private long users;

    /** @param stamp makes the names that this load invents unlike those of any load before it on the same database */
    Visits(LoadPlan plan, String stamp) {
        this.plan = plan;
        this.stamp = stamp;
        this.random = new Random(plan.seed());
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Visit next() {
        if (!round.hasNext()) {
            round = newRound();
        }
        Journey journey = round.next();
        // Each journey starts with another tenant, so that the tenants come out even in all.
        int turn = turns.getOrDefault(journey, turns.size());
        turns.put(journey, turn + 1);
        users++;
        return switch (journey) {
            case STRAYING -> visit(journey, "no-such-tenant-" + turn, turn % 2 == 0);
            case READING, WRITING, WATCHING, ERRING, ABANDONING, ASKING ->
                visit(journey, tenantAt(turn), random.nextInt(BROWSER_SHARE) == 0);
        };
    }

    private Visit visit(Journey journey, String tenant, boolean browser) {
        long customer = 1L + random.nextInt(plan.seedRows());
        int page = random.nextInt((plan.seedRows() + Visit.PAGE_SIZE - 1) / Visit.PAGE_SIZE);
        return new Visit(journey, tenant, browser, customer, page, stamp + "-" + users, OptionalLong.empty());
    }

    private String tenantAt(int turn) {
        return plan.tenants().get(turn % plan.tenants().size());
    }

    private Iterator<Journey> newRound() {
        List<Journey> journeys = new ArrayList<>();
        for (Journey journey : Journey.of(plan.mix())) {
            journeys.addAll(Collections.nCopies(journey.weight(), journey));
        }
        Collections.shuffle(journeys, random);
        return journeys.iterator();
    }
}
