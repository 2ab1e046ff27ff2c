package dev.poolproof.run;

import dev.poolproof.reports.record.Recheck;
import dev.poolproof.reports.record.Restart;
import dev.poolproof.run.sample.RunClock;
import java.util.function.Consumer;

/** What is sent to a service beside the load, by who knows what it answers. */
interface Errands {

    /** Before the baseline: every pool that the load will use is opened. */
    void warmUp() throws InterruptedException;

    /**
     * While load is sent, when a quarter of it has been.
     *
     * @param clock the run's
     * @param done hears of every instance that was replaced
     */
    void underLoad(RunClock clock, Consumer<Restart> done) throws InterruptedException;

    /** After everything has come to rest: whether what failed still fails. */
    Recheck recheck() throws InterruptedException;
}
