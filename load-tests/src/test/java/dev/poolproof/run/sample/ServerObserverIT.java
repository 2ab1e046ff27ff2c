package dev.poolproof.run.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.mysql.cj.jdbc.JdbcConnection;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.record.ServerEvidence.HeldLock;
import dev.poolproof.reports.record.ServerEvidence.OpenTransaction;
import dev.poolproof.reports.record.ServerEvidence.PreparedStatements;
import dev.poolproof.reports.record.ServerEvidence.Session;
import dev.poolproof.reports.record.ServerEvidence.SessionVariable;
import dev.poolproof.reports.record.ServerEvidence.TemporaryTables;
import dev.poolproof.run.provision.Access;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.provision.DockerAtHand;
import dev.poolproof.run.provision.MySqlAtHand;
import dev.poolproof.run.provision.Provision;
import dev.poolproof.run.provision.ProvisionRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A session is put into each state for real, and the server says so; the same session without it is clean. */
@ParameterizedClass
@EnumSource(names = {"EMBEDDED", "MYSQL", "DOCKER"})
class ServerObserverIT {

    private static final String SCHEMA = "poolproof_observed";
    private static final String WATCH = "'watch'@'%'";

    @TempDir
    static Path workFolder;

    @SuppressWarnings("NullAway.Init")
    private static Database database;

    private final boolean isMariaDb;

    @SuppressWarnings("NullAway.Init")
    private Connection watched;

    @SuppressWarnings("NullAway.Init")
    private ServerObserver observer;

    ServerObserverIT(Provision provision) {
        this.isMariaDb = provision == Provision.EMBEDDED;
    }

    @BeforeParameterizedClassInvocation
    static void provide(Provision provision) throws SQLException {
        String image = ProvisionRequest.DEFAULT_IMAGE;
        if (provision == Provision.DOCKER) {
            image = DockerAtHand.image();
        }
        if (provision == Provision.MYSQL) {
            MySqlAtHand.check();
        }
        database = provision.provide(new ProvisionRequest(20, image, null, "test", workFolder, message -> {}));
        administrate(
                "create database " + SCHEMA,
                "create table " + SCHEMA + ".customer (id int primary key, name varchar(20)) engine=innodb",
                "insert into " + SCHEMA + ".customer values (1, 'Ada')");
    }

    @AfterParameterizedClassInvocation
    static void remove() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void openBoth() throws SQLException {
        watched = open("run:r-1,pool:tenant-acme,tenant:acme");
        observer = ServerObserver.open(database.administrator(), "r-1");
        assertHoldsNothing();
    }

    @AfterEach
    void closeBoth() throws SQLException {
        watched.close();
        await().until(() -> observer.sessions().isEmpty());
        observer.close();
    }

    @Test
    void seesACleanSessionAndTheServersOwnSettings() throws SQLException {
        execute("select name from customer");

        ServerEvidence evidence = observer.evidence();

        assertThat(evidence.sessions())
                .extracting(Session::id, Session::pool, Session::tenant, Session::command)
                .containsExactly(tuple(sessionId(), "tenant-acme", "acme", "Sleep"));
        assertThat(observer.sessions()).extracting(Session::id).containsExactly(sessionId());
        assertThat(evidence.variables())
                .containsEntry("max_connections", "20")
                .containsEntry("version", database.facts().engineVersion())
                .containsOnlyKeys(
                        "interactive_timeout",
                        "max_connections",
                        "max_prepared_stmt_count",
                        "max_user_connections",
                        "version",
                        "wait_timeout");
        assertThat(evidence.counters()).containsEntry("Prepared_stmt_count", 0L);
        assertHoldsNothing();
    }

    @Test
    void namesWhatTheServerDoesNotShow() throws SQLException {
        List<String> blindSpots = observer.evidence().blindSpots();

        if (isMariaDb) {
            assertThat(blindSpots)
                    .containsExactly(
                            "This server (11.4.5-MariaDB) does not show which variables a session has set.",
                            "This server (11.4.5-MariaDB) does not show temporary tables.");
        } else {
            assertThat(blindSpots).isEmpty();
        }
    }

    @Test
    void seesATransactionThatChangedARow() throws SQLException {
        execute("start transaction", "update customer set name = 'Grace'");

        ServerEvidence evidence = observer.evidence();

        assertThat(evidence.transactions())
                .extracting(
                        OpenTransaction::session,
                        OpenTransaction::pool,
                        OpenTransaction::tenant,
                        OpenTransaction::state)
                .containsExactly(tuple(sessionId(), "tenant-acme", "acme", "RUNNING"));
        assertThat(evidence.locks()).containsExactly(lock("TABLE", "SHARED_WRITE", SCHEMA + ".customer"));

        execute("rollback");
        assertHoldsNothing();
    }

    @Test
    void countsATransactionsAgeInWhateverTimeZoneTheServerKeeps() throws SQLException {
        administrate("set global time_zone = '+05:00'");
        try (ServerObserver elsewhere = ServerObserver.open(database.administrator(), "r-1")) {
            execute("start transaction", "select * from customer");

            assertThat(elsewhere.evidence().transactions())
                    .singleElement()
                    .satisfies(open -> assertThat(open.openMillis()).isBetween(0L, 60_000L));
        } finally {
            administrate("set global time_zone = 'SYSTEM'");
            execute("rollback");
        }
    }

    @Test
    void tellsAServiceThatNamesNothingByAccountAndSchema() throws SQLException {
        SessionFilter filter = SessionFilter.parse(
                "user=%s,host=%s,schema=%s".formatted(database.service().username(), hostAsTheServerSeesIt(), SCHEMA));
        try (ServerObserver byAccount = ServerObserver.open(database.administrator(), filter);
                Connection unnamed = open("run:another")) {
            execute(unnamed, "start transaction", "update customer set name = 'Grace'");

            ServerEvidence evidence = byAccount.evidence();

            assertThat(evidence.sessions()).hasSize(2);
            assertThat(evidence.transactions())
                    .extracting(OpenTransaction::pool, OpenTransaction::tenant)
                    .containsExactly(tuple(null, null));
            assertThat(observer.evidence().transactions()).isEmpty();
            execute(unnamed, "rollback");
        }
    }

    /** In front of a container it is the engine that connects. */
    private String hostAsTheServerSeesIt() throws SQLException {
        try (Statement statement = watched.createStatement();
                ResultSet host = statement.executeQuery("select substring_index(user(), '@', -1)")) {
            host.next();
            return host.getString(1);
        }
    }

    @Test
    void seesANamedLock() throws SQLException {
        execute("do get_lock('nightly', 1)");

        assertThat(observer.evidence().locks())
                .containsExactly(lock("USER LEVEL LOCK", isMariaDb ? "SHARED_NO_WRITE" : "EXCLUSIVE", "nightly"));

        execute("do release_lock('nightly')");
        assertHoldsNothing();
    }

    @Test
    void seesALockedTable() throws SQLException {
        execute("lock tables customer write");

        assertThat(observer.evidence().locks())
                .containsExactly(lock("TABLE", "SHARED_NO_READ_WRITE", SCHEMA + ".customer"));

        execute("unlock tables");
        assertHoldsNothing();
    }

    @Test
    void countsStatementsThatStayPrepared() throws SQLException {
        try (PreparedStatement first = watched.prepareStatement("select name from customer where id = ?");
                PreparedStatement second = watched.prepareStatement("select id from customer where name = ?")) {
            first.setInt(1, 1);
            first.executeQuery().close();
            second.setString(1, "Ada");
            second.executeQuery().close();

            assertThat(observer.evidence().statements())
                    .containsExactly(new PreparedStatements(sessionId(), "tenant-acme", "acme", 2));
        }

        assertHoldsNothing();
    }

    @Test
    void seesVariablesThatASessionSetWhereTheServerShowsThem() throws SQLException {
        execute("set session sql_safe_updates = on", "set session lock_wait_timeout = 7");

        List<SessionVariable> variables = observer.evidence().sessionVariables();

        if (isMariaDb) {
            assertThat(variables).isEmpty();
        } else {
            assertThat(variables)
                    .containsExactlyInAnyOrder(
                            new SessionVariable(sessionId(), "tenant-acme", "acme", "sql_safe_updates", "ON", "OFF"),
                            new SessionVariable(
                                    sessionId(), "tenant-acme", "acme", "lock_wait_timeout", "7", "31536000"));
        }

        execute("set session sql_safe_updates = default", "set session lock_wait_timeout = default");
        assertHoldsNothing();
    }

    @Test
    void seesTemporaryTablesWhereTheServerShowsThem() throws SQLException {
        execute("create temporary table draft (id int)", "create temporary table sketch (id int)");

        assertThat(observer.evidence().temporaryTables())
                .isEqualTo(isMariaDb ? List.of() : List.of(new TemporaryTables(sessionId(), "tenant-acme", "acme", 2)));

        execute("drop temporary table draft", "drop temporary table sketch");
        assertHoldsNothing();
    }

    @Test
    void leavesSessionsOfOthersAlone() throws SQLException {
        try (Connection other = open("run:r-2,pool:tenant-acme,tenant:acme");
                Statement statement = other.createStatement()) {
            statement.execute("start transaction");
            statement.execute("update customer set name = 'Grace'");
            statement.execute("do get_lock('theirs', 1)");
            statement.execute("set session sql_safe_updates = on");
            statement.execute("create temporary table draft (id int)");

            assertThat(observer.evidence().sessions()).hasSize(1);
            assertHoldsNothing();
            statement.execute("rollback");
        }
    }

    @Test
    void saysWhenTheServerDoesNotRecordLocks() throws SQLException {
        String instrument = "update performance_schema.setup_instruments set enabled = '%s'"
                + " where name = 'wait/lock/metadata/sql/mdl'";
        administrate(instrument.formatted("NO"));
        try {
            assertThat(observer.evidence().blindSpots())
                    .anySatisfy(sentence -> assertThat(sentence)
                            .contains("does not record metadata and user-level locks", "SET ENABLED = 'YES'"));
        } finally {
            administrate(instrument.formatted("YES"));
        }
    }

    @Test
    void goesOnWithoutPrivilegesAndTheStatementsItNamesMendThat() throws SQLException {
        administrate(
                "create user " + WATCH + " identified by 'Watch-12'",
                "grant select on performance_schema.session_connect_attrs to " + WATCH);
        Access limited = new Access(database.administrator().url(), "watch", "Watch-12");
        // Whoever comes through the administrator's door must be one.
        Access door = isMariaDb ? limited : new Access(database.service().url(), "watch", "Watch-12");
        try (ServerObserver watch = ServerObserver.open(door, "r-1")) {
            execute("start transaction", "update customer set name = 'Grace'");

            ServerEvidence evidence = watch.evidence();

            assertThat(evidence.transactions()).isEmpty();
            assertThat(evidence.locks()).isEmpty();
            assertThat(evidence.blindSpots())
                    .anySatisfy(sentence -> assertThat(sentence).contains("open transactions"));
            for (String sentence : evidence.blindSpots()) {
                int grant = sentence.indexOf("GRANT ");
                if (grant >= 0) {
                    administrate(sentence.substring(grant, sentence.length() - 1));
                }
            }
        }
        try (ServerObserver watch = ServerObserver.open(door, "r-1")) {
            ServerEvidence evidence = watch.evidence();

            assertThat(evidence.transactions()).hasSize(1);
            assertThat(evidence.locks()).hasSize(1);
            assertThat(evidence.blindSpots())
                    .noneSatisfy(sentence -> assertThat(sentence).contains("GRANT"));
        } finally {
            execute("rollback");
            administrate("drop user " + WATCH);
        }
    }

    private void assertHoldsNothing() throws SQLException {
        ServerEvidence evidence = observer.evidence();
        assertThat(evidence.transactions()).isEmpty();
        assertThat(evidence.locks()).isEmpty();
        assertThat(evidence.statements()).isEmpty();
        assertThat(evidence.sessionVariables()).isEmpty();
        assertThat(evidence.temporaryTables()).isEmpty();
    }

    private HeldLock lock(String kind, String mode, String object) throws SQLException {
        return new HeldLock(sessionId(), "tenant-acme", "acme", kind, mode, object);
    }

    private long sessionId() throws SQLException {
        return watched.unwrap(JdbcConnection.class).getSession().getThreadId();
    }

    private void execute(String... statements) throws SQLException {
        execute(watched, statements);
    }

    private static void administrate(String... statements) throws SQLException {
        Access administrator = database.administrator();
        try (Connection connection =
                DriverManager.getConnection(administrator.url(), administrator.username(), administrator.password())) {
            execute(connection, statements);
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Connection open(String attributes) throws SQLException {
        Access service = database.service();
        return DriverManager.getConnection(
                service.url() + SCHEMA + "?useServerPrepStmts=true&connectionAttributes=" + attributes,
                service.username(),
                service.password());
    }
}
