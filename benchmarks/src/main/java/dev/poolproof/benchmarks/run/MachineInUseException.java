package dev.poolproof.benchmarks.run;

/** Somebody else measures on this machine, so that nothing can be measured now. The message says what to do. */
public final class MachineInUseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MachineInUseException(Throwable cause) {
        super(
                "Another JMH run uses this machine, and two at once measure each other. Wait until it has ended, and start this"
                        + " command again.",
                cause);
    }
}
