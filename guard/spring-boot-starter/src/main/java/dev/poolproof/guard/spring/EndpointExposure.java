package dev.poolproof.guard.spring;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Adds the guard's endpoint to those that the service exposes over HTTP, where {@code poolproof.guard.endpoint} is true, so
 * that one setting is enough and none of the service's own has to be repeated.
 *
 * <p>It listens for the environment, as the interface that is meant for that is not the same in Spring Boot 3 and 4.
 */
final class EndpointExposure implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final String INCLUDE = "management.endpoints.web.exposure.include";
    private static final Set<String> UNLESS_SAID = Set.of("health");

    /** After the listener that reads the service's files. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        Binder binder = Binder.get(environment);
        if (!binder.bind(GuardProperties.ENDPOINT, Boolean.class).orElse(false)) {
            return;
        }
        Set<String> exposed = new LinkedHashSet<>(
                binder.bind(INCLUDE, Bindable.setOf(String.class)).orElse(UNLESS_SAID));
        if (!exposed.contains("*") && exposed.add(GuardEndpoint.ID)) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("poolproof", Map.of(INCLUDE, String.join(",", exposed))));
        }
    }
}
