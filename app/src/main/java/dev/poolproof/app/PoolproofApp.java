package dev.poolproof.app;

import dev.poolproof.app.settings.NearNames;
import dev.poolproof.app.settings.RefusedSettingsException;
import dev.poolproof.app.web.VariantListing;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts the reference service, or with the word {@code variants} prints the registry of variants as JSON, without
 * Spring and in a fraction of a second.
 */
public final class PoolproofApp {

    private static final List<String> COMMANDS = List.of("variants");

    private PoolproofApp() {}

    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("variants")) {
            System.out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(VariantListing.complete()));
            return;
        }
        for (String arg : args) {
            if (!arg.startsWith("--")) {
                System.err.println("poolproof-app: unexpected argument " + arg + ", expected "
                        + String.join(" or ", NearNames.of(arg, COMMANDS))
                        + " alone, or settings such as --server.port=8080.");
                System.exit(RefusedSettingsException.EXIT_CODE);
            }
        }
        ReferenceService.start(args);
    }
}
