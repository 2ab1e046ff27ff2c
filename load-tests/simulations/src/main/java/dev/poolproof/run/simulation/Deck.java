package dev.poolproof.run.simulation;

import dev.poolproof.run.scenario.Scenario;
import dev.poolproof.run.scenario.Scenario.Entry;
import dev.poolproof.run.scenario.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * All users of a scenario, one after the other, without end.
 *
 * <p>What they pick is shuffled, not drawn: of every round each request has its exact share. Not safe for several threads; Gatling's
 * feeder asks from one.
 */
final class Deck implements Iterator<Map<String, Object>> {

    static final String USER = "user";
    static final String BASE = "base";

    private final Scenario scenario;
    private final ScenarioPlan plan;
    private final Random random;
    private Iterator<Integer> round = Collections.emptyIterator();
    private long users;

    Deck(Scenario scenario, ScenarioPlan plan) {
        this.scenario = scenario;
        this.plan = plan;
        this.random = new Random(plan.seed());
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Map<String, Object> next() {
        List<Integer> picks = new ArrayList<>();
        while (picks.size() < scenario.rounds()) {
            picks.add(pick());
        }
        long number = users++;
        return Map.of(USER, new User(scenario, number, picks, plan.seed()), BASE, plan.base(number));
    }

    private int pick() {
        if (!round.hasNext()) {
            List<Integer> cards = new ArrayList<>();
            for (int place = 0; place < scenario.requests().size(); place++) {
                Entry entry = scenario.requests().get(place);
                cards.addAll(Collections.nCopies(entry.weight(), place));
            }
            Collections.shuffle(cards, random);
            round = cards.iterator();
        }
        return round.next();
    }
}
