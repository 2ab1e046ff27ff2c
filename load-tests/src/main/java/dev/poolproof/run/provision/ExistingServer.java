package dev.poolproof.run.provision;

import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that somebody else runs, and an account there. Its text never shows the password.
 *
 * @param url JDBC URL without schema, account and parameters: {@code jdbc:mysql://127.0.0.1:3306/}
 * @param username an account that may do what {@link ExistingProvision} needs
 * @param password its password
 */
public record ExistingServer(String url, String username, String password) {

    private static final Pattern URL =
            Pattern.compile("jdbc:mysql://(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>[0-9]{1,5}))?/?");

    /**
     * @throws UsageException if the URL has another form or the account no name
     */
    public ExistingServer {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            // What is not understood may hold a password.
            throw new UsageException(
                    "the database URL is not understood: expected host and port and nothing else, for example"
                            + " jdbc:mysql://127.0.0.1:3306/ (user and password are given apart, the schemas are made by the run)");
        }
        if (username.isBlank()) {
            throw new UsageException("the existing database was given no user: name the account to log in with");
        }
        url = url.endsWith("/") ? url : url + "/";
    }

    /**
     * With the password in an environment variable.
     *
     * @throws UsageException if the variable is not set
     */
    public static ExistingServer withPasswordFromEnvironment(
            String url, String username, String variable, Map<String, String> environment) {
        String password = environment.get(variable);
        if (password == null) {
            throw new UsageException("the environment variable " + variable
                    + " is not set: expected the password of the database user " + username + " in it");
        }
        return new ExistingServer(url, username, password);
    }

    /**
     * With the password in a file; a line end after it does not count.
     *
     * @throws UsageException if the file cannot be read
     */
    public static ExistingServer withPasswordFromFile(String url, String username, Path file) {
        try {
            return new ExistingServer(url, username, Files.readString(file).stripTrailing());
        } catch (IOException e) {
            throw new UsageException(
                    "the password file " + file + " cannot be read: expected the password of the database user "
                            + username + " in it",
                    e);
        }
    }

    /** Host and port, for messages: {@code 127.0.0.1:3306}. */
    public String address() {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalStateException("checked in the constructor");
        }
        String port = matcher.group("port");
        return matcher.group("host") + ":" + (port == null ? "3306" : port);
    }

    /** Whether the server is on this machine, as far as its name tells. */
    public boolean isLoopback() {
        String address = address();
        return address.startsWith("127.") || address.startsWith("localhost:") || address.startsWith("[::1]");
    }

    /** How its account logs in. */
    public Access access() {
        return new Access(url, username, password);
    }

    @Override
    public String toString() {
        return "ExistingServer[url=" + url + ", username=" + username + ", password=***]";
    }
}
