package dev.poolproof.app.web;

import dev.poolproof.app.world.Worlds;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the room together; the worlds and the settings come from outside. */
@Configuration(proxyBeanMethods = false)
@Import({
    PermissionsController.class,
    CustomersController.class,
    ExportController.class,
    DashboardController.class,
    ControlController.class,
    TenantNotFoundPage.class,
    Problems.class,
    Readiness.class
})
public class WebConfiguration implements WebMvcConfigurer {

    private final Worlds worlds;

    public WebConfiguration(Worlds worlds) {
        this.worlds = worlds;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new TenantArgument());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RouteScopes(worlds)).addPathPatterns("/api/**");
    }

    @Bean
    FailureLog failureLog() {
        return new FailureLog(InstantSource.system());
    }

    /** Named {@code pools} in the health's details. */
    @Bean
    PoolsHealth poolsHealthIndicator() {
        return new PoolsHealth(worlds);
    }

    @Bean
    GuardEndpoint guardEndpoint() {
        return new GuardEndpoint(worlds);
    }

    /** Ended before the worlds are. */
    @Bean
    @DependsOn("worlds")
    StopDelay stopDelay(ServiceSettings settings) {
        return new StopDelay(settings);
    }

    @Bean
    ObserverDoor observerDoor(ServiceSettings settings) {
        return new ObserverDoor(settings);
    }
}
