package dev.poolproof.guard;

import java.util.concurrent.atomic.LongAdder;

/** Borrows, returns and failed borrows, each counted exactly from any number of threads. */
final class CallCounts {

    private final LongAdder borrows = new LongAdder();
    private final LongAdder returns = new LongAdder();
    private final LongAdder failedBorrows = new LongAdder();

    void countBorrow() {
        borrows.increment();
    }

    void countReturn() {
        returns.increment();
    }

    void countFailure() {
        failedBorrows.increment();
    }

    long borrows() {
        return borrows.sum();
    }

    long returns() {
        return returns.sum();
    }

    long failedBorrows() {
        return failedBorrows.sum();
    }
}
