package dev.poolproof.run.provision;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database server's program that is started in place: what is particular about one of them. */
interface ServerProgram {

    /** Has the server know who holds a metadata or user-level lock. On by default in MySQL 8, off in MariaDB 11.4. */
    String METADATA_LOCKS = "--performance-schema-instrument=wait/lock/metadata/sql/mdl=ON";

    /** What messages call it: {@code the embedded MariaDB 11.4.5}. */
    String title();

    Path executable();

    /** Variables for its process. */
    Map<String, String> environment();

    /** How to make the system tables in an empty data folder. */
    Start initialisation(ServerFolder folder, Accounts accounts) throws IOException;

    /** How to serve. Afterwards the accounts are there, and no other can log in. */
    Start service(ServerFolder folder, int maxConnections, LoopbackPorts ports, Accounts accounts);

    /** What its log says when another program has taken a port. */
    String portTaken();

    /** What to do about what it said, where that is known; without a full stop. */
    Optional<String> remedy(String said);

    /**
     * One start of the program.
     *
     * @param options beside the data folder, which is given already
     * @param input what it reads from its standard input: the place for passwords, which options show to everybody
     */
    record Start(List<String> options, String input) {}
}
