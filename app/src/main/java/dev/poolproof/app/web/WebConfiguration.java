package dev.poolproof.app.web;

import dev.poolproof.app.handling.ActiveVariants;
import dev.poolproof.app.handling.VariantSettings;
import dev.poolproof.app.pool.Pools;
import dev.poolproof.guard.Guard;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the room together; the pools, the guard and the settings come from outside. */
@Configuration(proxyBeanMethods = false)
@Import({
    PermissionsController.class,
    CustomersController.class,
    DashboardController.class,
    ControlController.class,
    TenantNotFoundPage.class,
    Problems.class,
    Readiness.class
})
public class WebConfiguration implements WebMvcConfigurer {

    private final Guard guard;
    private final Pools pools;

    public WebConfiguration(Guard guard, Pools pools) {
        this.guard = guard;
        this.pools = pools;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new TenantArgument(pools.master()));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RouteScopes(guard)).addPathPatterns("/api/**");
    }

    @Bean
    ActiveVariants activeVariants(VariantSettings settings) {
        return new ActiveVariants(settings);
    }

    @Bean
    TenantRequests tenantRequests(ActiveVariants variants) {
        return new TenantRequests(pools.tenants(), variants);
    }

    @Bean
    FailureLog failureLog() {
        return new FailureLog(InstantSource.system());
    }

    /** Named {@code pools} in the health's details. */
    @Bean
    PoolsHealth poolsHealthIndicator() {
        return new PoolsHealth(pools);
    }

    @Bean
    GuardEndpoint guardEndpoint() {
        return new GuardEndpoint(guard);
    }

    @Bean
    ObserverDoor observerDoor(ServiceSettings settings) {
        return new ObserverDoor(settings);
    }
}
