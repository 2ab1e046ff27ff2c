package dev.poolproof.run.doctor;

import dev.poolproof.run.plan.PoolPlan;
import dev.poolproof.run.provision.ExistingServer;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be examined beside this machine.
 *
 * @param server a database server, null for none
 * @param targets services that run
 * @param pools where their pools are asked
 * @param image the image for a database in a container
 */
public record Patient(@Nullable ExistingServer server, List<URI> targets, PoolPlan pools, String image) {

    public Patient {
        targets = List.copyOf(targets);
    }
}
