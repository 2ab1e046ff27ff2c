package dev.poolproof.run;

import dev.poolproof.reports.record.Recheck;

/** What is sent to a service beside the load, by who knows what it answers. */
interface Errands {

    /** Before the baseline: every pool that the load will use is opened. */
    void warmUp() throws InterruptedException;

    /** After everything has come to rest: whether what failed still fails. */
    Recheck recheck() throws InterruptedException;
}
