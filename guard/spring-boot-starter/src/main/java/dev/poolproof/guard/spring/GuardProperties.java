package dev.poolproof.guard.spring;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the guard of a service does.
 *
 * @param enabled whether there is one; without it every bean stays as it is
 * @param endpoint whether the snapshot can be asked for over HTTP, at {@code poolproof} among the Actuator's endpoints
 * @param sessionChecks whether the server is asked about every connection that comes back, which costs queries: for tests
 * @param exclude names of {@code DataSource} beans to leave as they are
 * @param tenantHeader the request header that names the tenant, null where none does
 */
@ConfigurationProperties(GuardProperties.PREFIX)
record GuardProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean endpoint,
        @DefaultValue("false") boolean sessionChecks,
        @DefaultValue Set<String> exclude,
        @Nullable String tenantHeader) {

    static final String PREFIX = "poolproof.guard";
    static final String ENDPOINT = PREFIX + ".endpoint";

    GuardProperties {
        exclude = Set.copyOf(exclude);
    }
}
