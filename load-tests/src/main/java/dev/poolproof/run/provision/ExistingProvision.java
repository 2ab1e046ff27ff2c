package dev.poolproof.run.provision;

import dev.poolproof.run.plan.UsageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A server that somebody else runs. The run adds one account and lets it make schemas; both carry the run's id and are
 * removed at the end, so several runs can share the server. Its {@code max_connections} stays what it is.
 *
 * <p>A server on another machine is accepted, because in CI the database is often a neighbouring container, but the
 * user is told: what the run does to the limit hits everybody who uses that server.
 */
final class ExistingProvision implements Provision.Strategy {

    /** The server says so when a privilege is missing: for a schema, a table, or at all. */
    private static final Set<Integer> DENIED = Set.of(1044, 1045, 1142, 1143, 1227, 1370, 1410);

    private static final int WRONG_PASSWORD = 1045;

    @Override
    public ProvidedDatabase provide(ProvisionRequest request) {
        ExistingServer server = request.existing();
        if (server == null) {
            throw new UsageException("an existing database was asked for, but not which: name its URL, for example"
                    + " jdbc:mysql://127.0.0.1:3306/, and its user");
        }
        if (!server.isLoopback()) {
            request.tell("the database " + server.address() + " is not on this machine: the run fills its connections,"
                    + " which everybody who uses it will feel");
        }
        Connection connection = logIn(server);
        RunNames names = RunNames.of(request.runId());
        ExistingCleanup cleanup = new ExistingCleanup(server, connection, names, request.progress());
        try {
            checkPrivileges(connection, server);
            Access service = new Access(server.url(), names.account(), Passwords.random());
            makeAccount(connection, server, names, service, cleanup);
            checkServiceAccount(service, server);
            return new ProvidedDatabase(
                    ServerFacts.read(Provision.EXISTING.label(), connection),
                    service,
                    server.access(),
                    names.schemaPrefix(),
                    cleanup::answers,
                    cleanup::run);
        } catch (SQLException e) {
            cleanup.run();
            throw new UsageException("the database " + server.address() + " refused: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            cleanup.run();
            throw e;
        }
    }

    /** @throws UsageException if it does not let the account in */
    static Connection logIn(ExistingServer server) {
        try {
            return server.access().connect();
        } catch (SQLException e) {
            if (e.getErrorCode() == WRONG_PASSWORD) {
                throw new UsageException(
                        "the database " + server.address() + " does not let " + server.username()
                                + " in: check the user and the password given for it",
                        e);
            }
            if (FullServer.refused(e)) {
                throw FullServer.at(server.address(), server.username(), e);
            }
            if (e.getErrorCode() != 0) {
                throw new UsageException("the database " + server.address() + " refused: " + e.getMessage(), e);
            }
            throw new UsageException(
                    "no MySQL or MariaDB answers at " + server.address()
                            + ": expected a running server there; start it, or correct the URL",
                    e);
        }
    }

    private static void checkPrivileges(Connection connection, ExistingServer server) throws SQLException {
        String account = account(connection);
        List<String> missing = new ArrayList<>();
        require(
                connection,
                "select count(*) from information_schema.innodb_trx",
                missing,
                "GRANT PROCESS ON *.* TO " + account);
        require(
                connection,
                "select count(*) from performance_schema.session_connect_attrs",
                missing,
                "GRANT SELECT ON performance_schema.* TO " + account);
        String probe = "'poolproof_probe_" + Passwords.random().substring(4, 12) + "'@'localhost'";
        String grantSchemas = "GRANT ALL ON `poolproof\\_%`.* TO " + account + " WITH GRANT OPTION";
        if (require(connection, "create user " + probe, missing, "GRANT CREATE USER ON *.* TO " + account)) {
            try {
                require(connection, "grant all on `poolproof\\_probe\\_%`.* to " + probe, missing, grantSchemas);
            } finally {
                Sql.execute(connection, "drop user " + probe);
            }
        } else {
            // Cannot be tried without a user; granted twice does no harm.
            missing.add(grantSchemas);
        }
        if (!missing.isEmpty()) {
            throw new UsageException("the account " + account + " at " + server.address()
                    + " lacks privileges; as an administrator of that server run: " + String.join("; ", missing) + ";");
        }
        checkPerformanceSchema(connection, server);
    }

    private static void checkPerformanceSchema(Connection connection, ExistingServer server) throws SQLException {
        if (Sql.value(connection, "select @@performance_schema").equals("0")) {
            throw new UsageException("performance_schema is off at " + server.address()
                    + ", so the run's sessions cannot be told from others: start the server with performance_schema=ON"
                    + " (off is MariaDB's default)");
        }
    }

    private static boolean require(Connection connection, String sql, List<String> missing, String grant)
            throws SQLException {
        try {
            Sql.execute(connection, sql);
            return true;
        } catch (SQLException e) {
            if (!DENIED.contains(e.getErrorCode())) {
                throw e;
            }
            missing.add(grant);
            return false;
        }
    }

    private static void makeAccount(
            Connection connection, ExistingServer server, RunNames names, Access service, ExistingCleanup cleanup)
            throws SQLException {
        // From wherever: behind a container's port or a proxy the service does not come from where it seems to.
        String account = "'" + service.username() + "'@'%'";
        try {
            Sql.execute(connection, "create user " + account + " identified by '" + service.password() + "'");
            cleanup.claim();
            Sql.execute(connection, "grant all on `" + names.schemaPattern() + "`.* to " + account);
        } catch (SQLException e) {
            // The driver's message may quote the statement, and with it the password.
            throw new UsageException("the account " + service.username() + " could not be made at " + server.address()
                    + " (error " + e.getErrorCode() + "): does a run with the same id use the server?");
        }
    }

    private static void checkServiceAccount(Access service, ExistingServer server) {
        try (Connection connection = service.connect()) {
            Sql.execute(connection, "select 1");
        } catch (SQLException e) {
            throw new UsageException(
                    "the account " + service.username() + " was made at " + server.address() + ", but cannot log in: "
                            + e.getMessage()
                            + ". An anonymous account there takes its place, or the server demands more"
                            + " than a password",
                    e);
        }
    }

    static String account(Connection connection) throws SQLException {
        String account = Sql.value(connection, "select current_user()");
        int at = account.lastIndexOf('@');
        return "'" + account.substring(0, at) + "'@'" + account.substring(at + 1) + "'";
    }
}
