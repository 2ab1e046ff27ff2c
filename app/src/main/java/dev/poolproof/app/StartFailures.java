package dev.poolproof.app;

import dev.poolproof.app.settings.RefusedSettingsException;
import dev.poolproof.app.tenant.SchemasNotReadyException;
import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says in a line why the service could not start, where the reason is not our own bug. Spring finds it by
 * {@code META-INF/spring.factories}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailures implements SpringBootExceptionReporter {

    /** Spring makes it with the context that failed. */
    StartFailures(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> line = line(cause);
            if (line.isPresent()) {
                System.err.println("poolproof-app: " + line.get());
                return true;
            }
        }
        return false;
    }

    private static Optional<String> line(Throwable failure) {
        if (failure instanceof PortInUseException taken) {
            return Optional.of("Port " + taken.getPort()
                    + " is taken by another process; end that one, or choose another with --server.port=PORT (0 for any"
                    + " free one).");
        }
        return failure instanceof RefusedSettingsException || failure instanceof SchemasNotReadyException
                ? Optional.of(String.valueOf(failure.getMessage()))
                : Optional.empty();
    }
}
