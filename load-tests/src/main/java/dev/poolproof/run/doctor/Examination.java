package dev.poolproof.run.doctor;

import java.util.List;

/** Looks at one thing that a run needs. It changes nothing, and leaves nothing behind. */
interface Examination {

    /**
     * What it found; empty where there is nothing to look at.
     *
     * @throws InterruptedException if interrupted while waiting for an answer
     */
    List<Diagnosis> examine(Patient patient) throws InterruptedException;
}
