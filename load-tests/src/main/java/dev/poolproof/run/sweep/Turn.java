package dev.poolproof.run.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * One run's place in a sweep.
 *
 * @param combination which of the combinations runs, from 0
 * @param round in which round, from 1
 */
public record Turn(int combination, int round) {

    /**
     * All turns. Every combination runs once a round, and each round begins with another: what changes on the machine meanwhile
     * meets all of them alike.
     */
    public static List<Turn> interleaved(int combinations, int rounds) {
        List<Turn> turns = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (int place = 0; place < combinations; place++) {
                turns.add(new Turn((place + round - 1) % combinations, round));
            }
        }
        return turns;
    }
}
