package dev.poolproof.app.web;

import dev.poolproof.app.handling.ActiveVariants;
import dev.poolproof.app.handling.Endpoint;
import dev.poolproof.app.handling.Variant;
import dev.poolproof.app.settings.NearNames;
import dev.poolproof.app.web.InvalidRequestException.Problem;
import dev.poolproof.app.world.WorldChanges;
import dev.poolproof.app.world.WorldEnd;
import dev.poolproof.app.world.Worlds;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the variants, chooses which one serves an endpoint, and replaces the world. */
@RestController
@RequestMapping("/control")
final class ControlController {

    /** The registry and what serves now, by endpoint. */
    record Variants(List<VariantListing.Entry> variants, Map<String, String> active) {}

    /** Which variant serves which endpoint now. */
    record Active(Map<String, String> active) {}

    /** A wish for a variant, not yet checked. */
    record Choice(@Nullable String variant) {}

    /** The world that serves now, and what the one before had left. */
    record Replaced(String run, int closedPools, int cutConnections, int leftThreads) {}

    private final Worlds worlds;
    private final WorldChanges changes;
    private final ServiceSettings settings;

    ControlController(Worlds worlds, WorldChanges changes, ServiceSettings settings) {
        this.worlds = worlds;
        this.changes = changes;
        this.settings = settings;
    }

    @GetMapping("/variants")
    Variants list() {
        return new Variants(VariantListing.complete().variants(), active());
    }

    @PutMapping("/endpoints/{endpoint}")
    Active choose(@PathVariable String endpoint, @RequestBody Choice choice, HttpServletRequest request) {
        requireAllowed(request);
        worlds.current().variants().choose(endpointOf(endpoint), variantOf(String.valueOf(choice.variant())));
        return new Active(active());
    }

    /** Ends everything that the service made since it was started, or since the last call, and begins anew. */
    @PutMapping("/world")
    Replaced replace(@RequestBody WorldWish wish, HttpServletRequest request) {
        requireAllowed(request);
        WorldEnd end = worlds.replace(changes.with(wish.asSettings()));
        return new Replaced(worlds.current().run(), end.closedPools(), end.cutConnections(), end.leftThreads());
    }

    private void requireAllowed(HttpServletRequest request) {
        if (!settings.controlEnabled()) {
            throw ControlRefusedException.notEnabled();
        }
        if (!isLoopback(request.getRemoteAddr())) {
            throw ControlRefusedException.notFromLoopback();
        }
    }

    private Map<String, String> active() {
        ActiveVariants variants = worlds.current().variants();
        Map<String, String> active = new LinkedHashMap<>();
        for (Endpoint endpoint : Endpoint.values()) {
            active.put(endpoint.id(), variants.variantOf(endpoint).id());
        }
        return active;
    }

    private static Endpoint endpointOf(String id) {
        List<String> known = Arrays.stream(Endpoint.values()).map(Endpoint::id).toList();
        return Arrays.stream(Endpoint.values())
                .filter(endpoint -> endpoint.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown("endpoint", id, known));
    }

    private static Variant variantOf(String id) {
        return Variant.of(id).orElseThrow(() -> unknown("variant", id, Variant.ids()));
    }

    private static InvalidRequestException unknown(String field, String given, List<String> known) {
        String near = String.join(", ", NearNames.of(given, known));
        return new InvalidRequestException(List.of(new Problem(field, "one that exists; near it: " + near)));
    }

    /** The connection's own address: headers that a proxy would set prove nothing. */
    static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
