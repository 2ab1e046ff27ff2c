package dev.poolproof.run.load;

import java.net.URI;
import java.util.List;

/** The instances that a load goes to, which may be others from one moment to the next. Safe for use by several threads. */
final class Rotation {

    private volatile List<URI> targets;

    Rotation(List<URI> targets) {
        this.targets = List.copyOf(targets);
    }

    /** From now on these; what is on its way already arrives where it was sent. */
    void set(List<URI> others) {
        targets = List.copyOf(others);
    }

    /** The address of a user's instance, without a slash at its end. */
    String base(long user) {
        List<URI> now = targets;
        return now.get((int) (user % now.size())).toString().replaceFirst("/+$", "");
    }
}
