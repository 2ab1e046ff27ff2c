package dev.poolproof.run.target;

import java.net.URI;
import java.util.List;

/**
 * A service that somebody else runs: nobody tells when it ends.
 *
 * @param addresses where its instances answer; empty for a service that is seen on the server alone
 */
public record RunningTarget(List<URI> addresses) implements Target {

    public RunningTarget {
        addresses = List.copyOf(addresses);
    }

    @Override
    public boolean mayLive() {
        return true;
    }

    @Override
    public List<String> lastLines() {
        return List.of();
    }
}
