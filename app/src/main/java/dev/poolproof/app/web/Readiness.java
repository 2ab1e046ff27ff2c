package dev.poolproof.app.web;

import dev.poolproof.app.handling.Endpoint;
import dev.poolproof.app.world.Worlds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Says, once, that the service answers, and where. */
final class Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    private final ServiceSettings settings;
    private final Worlds worlds;
    private final ObserverDoor door;

    Readiness(ServiceSettings settings, Worlds worlds, ObserverDoor door) {
        this.settings = settings;
        this.worlds = worlds;
        this.door = door;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) throws IOException {
        int port =
                event.getApplicationContext().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        if (settings.portFile().isPresent()) {
            List<Integer> ports = new ArrayList<>(List.of(port));
            door.port().ifPresent(ports::add);
            new PortFile(settings.portFile().get()).write(ports);
        }
        LOG.info("Ready on port {}: {}.", port, chosen());
    }

    private String chosen() {
        return Arrays.stream(Endpoint.values())
                .map(endpoint -> endpoint.id() + " by "
                        + worlds.current().variants().variantOf(endpoint).id())
                .collect(Collectors.joining(", "));
    }
}
