package dev.poolproof.run.fetch;

import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/** Says that something is being fetched, and every ten seconds how far it is. */
final class TransferProgress extends AbstractTransferListener {

    private static final Duration SAY_EVERY = Duration.ofSeconds(10);

    private final String what;
    private final Consumer<String> progress;
    private long saidNanos;
    private boolean said;

    TransferProgress(String what, Consumer<String> progress) {
        this.what = what;
        this.progress = progress;
    }

    @Override
    public synchronized void transferStarted(TransferEvent event) {
        if (!said) {
            said = true;
            progress.accept(what);
        }
        saidNanos = System.nanoTime();
    }

    @Override
    public synchronized void transferProgressed(TransferEvent event) {
        long now = System.nanoTime();
        if (now - saidNanos >= SAY_EVERY.toNanos()) {
            saidNanos = now;
            long all = event.getResource().getContentLength();
            progress.accept(
                    "… %d MB%s".formatted(event.getTransferredBytes() >> 20, all > 0 ? " of " + (all >> 20) : ""));
        }
    }
}
