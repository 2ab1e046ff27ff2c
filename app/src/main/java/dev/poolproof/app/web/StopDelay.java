package dev.poolproof.app.web;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.DisposableBean;

/**
 * Keeps the pools open for a while when the service is told to stop and answers nobody any more.
 *
 * <p>Defect: something that the end waits for comes before the pools are closed. Symptom: for as long as it takes, the server holds
 * the sessions of this instance beside those of the one that has taken its place. Expected finding: {@code orphaned-session}, in a
 * rolling restart. Repair: close the pools first.
 */
final class StopDelay implements DisposableBean {

    private final Duration delay;

    StopDelay(ServiceSettings settings) {
        this.delay = settings.stopDelay();
    }

    @Override
    public void destroy() {
        long until = System.nanoTime() + delay.toNanos();
        for (long left = delay.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
