package dev.poolproof.guard.spring;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardOptions;
import jakarta.servlet.Servlet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** Puts the guard into a service. The {@code Guard} may be the service's own bean. */
@AutoConfiguration
@EnableConfigurationProperties(GuardProperties.class)
public class GuardAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Guard guard(GuardProperties properties) {
        GuardOptions usual = GuardOptions.PRODUCTION;
        return properties.enabled()
                ? Guard.create(
                        new GuardOptions(properties.sessionChecks(), usual.faultsAllowed(), usual.pathsPerSecond()))
                : Guard.off();
    }

    /** Static, and with nothing that it would have to wait for: it must be there before the first pool is. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static GuardedBeans guardedBeans(
            ConfigurableListableBeanFactory beans,
            ObjectProvider<Guard> guard,
            ObjectProvider<GuardProperties> properties) {
        return new GuardedBeans(beans, guard, properties);
    }

    /** Where Boot tells a pool's gauges. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DataSourcePoolMetadataProvider.class)
    static class Metadata {

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static PoolMetadata guardedPoolMetadata() {
            return new PoolMetadata();
        }
    }

    /** In a service on Spring MVC. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass({Servlet.class, MappedInterceptor.class})
    static class Routes {

        @Bean
        @ConditionalOnMissingBean
        TenantOfRequest tenantOfRequest(GuardProperties properties) {
            return TenantOfRequest.inHeader(properties.tenantHeader());
        }

        /** A bean of this kind is found by every handler mapping, also by those that others bring along, and comes first. */
        @Bean
        MappedInterceptor guardedRoutes(Guard guard, TenantOfRequest tenant) {
            return new MappedInterceptor((String[]) null, new RouteScopes(guard, tenant));
        }
    }

    /** Only where it was asked for, so that a service that exposes all endpoints does not expose this one by accident. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(GuardProperties.ENDPOINT)
    @ConditionalOnAvailableEndpoint(endpoint = GuardEndpoint.class)
    static class Door {

        @Bean
        GuardEndpoint guardEndpoint(Guard guard, GuardProperties properties) {
            return new GuardEndpoint(guard, properties);
        }
    }
}
