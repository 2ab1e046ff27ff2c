package dev.poolproof.agent;

import dev.poolproof.guard.GuardOptions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was written behind {@code -javaagent:poolproof-agent.jar=}.
 *
 * @param port where the snapshot is to be had, on loopback; 0 for any free port
 * @param portFile file that is to receive the port in use, null for none
 * @param drivers whether connections are watched that the program takes from {@code DriverManager}
 * @param guard what the guard does beside counting
 */
record AgentOptions(int port, @Nullable Path portFile, boolean drivers, GuardOptions guard) {

    static final int DEFAULT_PORT = 9797;

    private static final int LAST_PORT = 65_535;
    private static final String EXAMPLE = "-javaagent:poolproof-agent.jar=port=9797,session-checks=true";

    /**
     * Reads options, separated by commas.
     *
     * @throws IllegalArgumentException if any is wrong, with a message that tells all that are
     */
    static AgentOptions parse(String written) {
        int port = DEFAULT_PORT;
        Path portFile = null;
        boolean drivers = true;
        boolean sessionChecks = false;
        int paths = GuardOptions.PRODUCTION.pathsPerSecond();
        List<String> problems = new ArrayList<>();
        for (String option : written.isBlank() ? new String[0] : written.split(",", -1)) {
            int equals = option.indexOf('=');
            String key = (equals < 0 ? option : option.substring(0, equals)).strip();
            String value = equals < 0 ? "" : option.substring(equals + 1).strip();
            try {
                switch (key) {
                    case "port" -> port = wholeNumber(value, LAST_PORT);
                    case "port-file" -> portFile = file(value);
                    case "driver-manager" -> drivers = truth(value);
                    case "session-checks" -> sessionChecks = truth(value);
                    case "paths-per-second" -> paths = wholeNumber(value, Integer.MAX_VALUE);
                    default ->
                        throw new IllegalArgumentException(
                                "it is none of port, port-file, driver-manager, session-checks, paths-per-second");
                }
            } catch (IllegalArgumentException problem) {
                problems.add("option \"" + option + "\": " + problem.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems) + ". For example " + EXAMPLE);
        }
        return new AgentOptions(port, portFile, drivers, new GuardOptions(sessionChecks, false, paths));
    }

    private static int wholeNumber(String value, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException toldBelow) {
            // Told below.
        }
        throw new IllegalArgumentException("expected a whole number from 0 to " + most);
    }

    private static Path file(String value) {
        try {
            if (!value.isEmpty()) {
                return Path.of(value).toAbsolutePath();
            }
        } catch (InvalidPathException toldBelow) {
            // Told below.
        }
        throw new IllegalArgumentException("expected a file");
    }

    private static boolean truth(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("expected true or false");
        };
    }
}
