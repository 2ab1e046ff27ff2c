package dev.poolproof.run.provision;

/**
 * The two accounts of a server that is started for a run. Its text never shows the passwords.
 *
 * @param servicePassword password of the watched service's account
 * @param administratorPassword password of the observer's account
 */
record Accounts(String servicePassword, String administratorPassword) {

    static final String SCHEMA_PREFIX = "poolproof_";

    private static final String SERVICE = "poolproof_service";
    private static final String ADMINISTRATOR = "poolproof_administrator";

    static Accounts random() {
        return new Accounts(Passwords.random(), Passwords.random());
    }

    Access service(LoopbackPorts ports) {
        return access(ports.service(), SERVICE, servicePassword);
    }

    Access administrator(LoopbackPorts ports) {
        return access(ports.administrator(), ADMINISTRATOR, administratorPassword);
    }

    private static Access access(int port, String username, String password) {
        return new Access("jdbc:mysql://127.0.0.1:" + port + "/", username, password);
    }

    /** What makes them, one statement a line, for MariaDB and MySQL. Harmless where they are there already. */
    String statements() {
        return """
            create user if not exists '%s'@'127.0.0.1' identified by '%s';
            grant all on *.* to '%s'@'127.0.0.1' with grant option;
            create user if not exists '%s'@'127.0.0.1' identified by '%s';
            grant all on `poolproof\\_%%`.* to '%s'@'127.0.0.1';
            """.formatted(ADMINISTRATOR, administratorPassword, ADMINISTRATOR, SERVICE, servicePassword, SERVICE);
    }

    @Override
    public String toString() {
        return "Accounts[" + SERVICE + ", " + ADMINISTRATOR + "]";
    }
}
