package dev.poolproof.app.web;

import dev.poolproof.app.handling.ActiveVariants;
import dev.poolproof.app.handling.Endpoint;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Says, once, that the service answers, and where. */
final class Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    private final ServiceSettings settings;
    private final ActiveVariants variants;

    Readiness(ServiceSettings settings, ActiveVariants variants) {
        this.settings = settings;
        this.variants = variants;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) throws IOException {
        int port =
                event.getApplicationContext().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        if (settings.portFile().isPresent()) {
            new PortFile(settings.portFile().get()).write(port);
        }
        LOG.info("Ready on port {}: {}.", port, chosen());
    }

    private String chosen() {
        return Arrays.stream(Endpoint.values())
                .map(endpoint ->
                        endpoint.id() + " by " + variants.variantOf(endpoint).id())
                .collect(Collectors.joining(", "));
    }
}
