package dev.poolproof.app;

import dev.poolproof.app.tenant.DatabaseSettings;
import dev.poolproof.app.web.WebConfiguration;
import dev.poolproof.app.world.WorldSettings;
import dev.poolproof.app.world.Worlds;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The service as Spring starts it: settings first, then the databases beside Spring itself, then the
 * pools, then HTTP. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WebConfiguration.class)
public class ReferenceService {

    /**
     * Starts the service; it serves when this returns.
     *
     * @param args settings, each as {@code --name=value}
     * @return the running service, which the caller closes; the end of the process closes it too
     */
    static ConfigurableApplicationContext start(String... args) {
        SpringApplication application = new SpringApplication(ReferenceService.class);
        application.addInitializers(ReferenceService::begin);
        return application.run(args);
    }

    /** Before anything else is made, so that bad settings are refused at once, and the databases need not wait. */
    private static void begin(ConfigurableApplicationContext context) {
        AppSettings settings = AppSettings.read(context.getEnvironment());
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        beans.registerSingleton("databaseSettings", settings.database());
        beans.registerSingleton("schemas", SchemasInTheMaking.begin(settings.database(), settings.tenants()));
        beans.registerSingleton("worldSettings", settings.world());
        beans.registerSingleton("worldChanges", new ChangedSettings(context.getEnvironment()));
        beans.registerSingleton("serviceSettings", settings.service());
    }

    @Bean
    Worlds worlds(SchemasInTheMaking schemas, DatabaseSettings database, WorldSettings settings, MeterRegistry meters) {
        schemas.await();
        return new Worlds(database, settings, meters);
    }
}
