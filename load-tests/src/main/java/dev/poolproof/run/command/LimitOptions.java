package dev.poolproof.run.command;

import dev.poolproof.reports.budget.Limits;
import dev.poolproof.reports.verdict.Wording;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.provision.ServerLimits;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many sessions the pools may have: given, or asked of the server. */
final class LimitOptions {

    @Option(names = "--max-connections", paramLabel = "COUNT", description = "The server's max_connections.")
    private @Nullable Integer maxConnections;

    @Option(
            names = "--account-limit",
            paramLabel = "COUNT",
            description = "The account's max_user_connections (default: no limit).")
    private @Nullable Integer accountLimit;

    @Option(
            names = "--reserve",
            paramLabel = "COUNT",
            defaultValue = "" + Limits.DEFAULT_RESERVE,
            description = "Sessions kept for others: people, backups, other services (default: ${DEFAULT-VALUE}).")
    private int reserve;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--account",
            paramLabel = "NAME",
            description = "Account of the service, where it is another than --user.")
    private @Nullable String account;

    /**
     * The limits.
     *
     * @param origin is told where they come from, in a sentence
     * @throws UsageException if none are given, make no sense, or the server does not tell
     */
    Limits limits(Consumer<String> origin) {
        requireAtLeast("--reserve", reserve, 0);
        Integer given = maxConnections;
        if (server.isGiven() == (given != null)) {
            throw new UsageException(
                    "Which limit? Give --max-connections, or the server to ask with --url and --user; one of the two.");
        }
        if (given != null) {
            requireAtLeast("--max-connections", given, 1);
            if (accountLimit != null) {
                requireAtLeast("--account-limit", accountLimit, 1);
            }
            if (account != null) {
                throw new UsageException("--account is looked up on the server, but no --url was given.");
            }
            return new Limits(given, reserve, accountLimit);
        }
        if (accountLimit != null) {
            throw new UsageException("--account-limit is asked of the server that --url names: give one of the two.");
        }
        ServerLimits found = ServerLimits.of(server.server("--url"), account);
        origin.accept("The limits are those of " + found.server() + ", which has "
                + Wording.count(found.sessions(), "session") + " open now, this command's included.");
        return new Limits(found.maxConnections(), reserve, found.account());
    }

    private static void requireAtLeast(String option, int value, int least) {
        if (value < least) {
            throw new UsageException("%s is %d, but must be %d or more.".formatted(option, value, least));
        }
    }
}
