package dev.poolproof.reports.record;

import org.jspecify.annotations.Nullable;

/**
 * Where a run happened.
 *
 * @param operatingSystem name, version and architecture
 * @param processors processors that the run's JVM may use
 * @param memoryBytes physical memory, -1 where unknown
 * @param java version and vendor of the run's JVM
 * @param database the server under test
 */
public record Environment(
        String operatingSystem, int processors, long memoryBytes, String java, DatabaseFacts database) {

    /**
     * The server under test, as it describes itself.
     *
     * @param provision how it was provided: {@code embedded}, {@code docker}, {@code existing}
     * @param why why it was provided so, where the choice was automatic; null where it was asked for
     * @param engine {@code MySQL} or {@code MariaDB}, read from the server; empty where the run ended before
     * @param engineVersion the server's version, read from the server; empty where the run ended before
     * @param maxConnections the limit in force, read from the server after its start; 0 where the run ended before
     * @param driver name and version of the JDBC driver
     */
    public record DatabaseFacts(
            String provision,
            @Nullable String why,
            String engine,
            String engineVersion,
            int maxConnections,
            String driver) {}
}
