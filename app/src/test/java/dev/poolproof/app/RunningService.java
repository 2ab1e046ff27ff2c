package dev.poolproof.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** The service in this JVM, on the shared database, with small pools so that they run dry soon. */
final class RunningService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningService start(String... furtherArgs) {
        return new RunningService(ReferenceService.start(args(furtherArgs).toArray(String[]::new)));
    }

    /** Settings of a service on the shared database; further ones, each {@code --name=value}, replace these. */
    static List<String> args(String... furtherArgs) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("--server.port", "0");
        settings.put("--poolproof.database.url", TestDatabase.shared().url());
        settings.put("--poolproof.database.username", TestDatabase.USERNAME);
        settings.put("--poolproof.database.password", TestDatabase.PASSWORD);
        settings.put("--poolproof.seed-rows", "50");
        settings.put("--poolproof.pool.maximum", "2");
        settings.put("--poolproof.pool.minimum-idle", "1");
        settings.put("--poolproof.pool.acquire-timeout", "300ms");
        settings.put("--poolproof.control.enabled", "true");
        settings.put("--poolproof.run", "it");
        settings.put("--logging.level.dev.poolproof", "WARN");
        for (String arg : furtherArgs) {
            int equals = arg.indexOf('=');
            settings.put(arg.substring(0, equals), arg.substring(equals + 1));
        }
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    HttpCalls calls() {
        return new HttpCalls(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
