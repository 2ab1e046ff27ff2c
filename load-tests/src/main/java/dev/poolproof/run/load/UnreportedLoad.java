package dev.poolproof.run.load;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.poolproof.run.process.FolderTree;
import io.gatling.app.Gatling$;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** One load in this JVM, which goes on afterwards: Gatling writes no report, and nothing of what it writes stays. */
final class UnreportedLoad {

    private UnreportedLoad() {}

    /**
     * Sends what the appointed director says.
     *
     * @param simulation its class
     * @param results a folder for what Gatling writes, removed afterwards
     */
    static void send(String simulation, Path results) throws IOException {
        try {
            // Not main(), which ends the JVM: the method that Gatling made for sbt, in Scala reserved to Gatling.
            Gatling$.MODULE$.fromArgs(
                    new String[] {"--simulation", simulation, "--no-reports", "--results-folder", results.toString()});
        } finally {
            reopenLog();
            FolderTree.delete(results);
        }
    }

    /** Gatling stops Logback when it is done, which leaves every logger at DEBUG and without a place to write to. */
    private static void reopenLog() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            try {
                new ContextInitializer(context).autoConfig();
            } catch (JoranException e) {
                throw new IllegalStateException("Gatling's log cannot be opened again", e);
            }
        }
    }
}
