package dev.poolproof.run.fetch;

import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Connector/J for {@link DriverManager} where it is not on the class path: fetched with the first connection. Where it is, this
 * driver keeps out of its way.
 */
public final class FetchedDriver implements Driver {

    private static final String CLASS = "com.mysql.cj.jdbc.Driver";

    // DriverManager makes one of each driver that it finds, and forgets it: a driver registers itself.
    static {
        try {
            DriverManager.registerDriver(new FetchedDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private @Nullable Driver driver;

    /** Made by {@link DriverManager}. */
    public FetchedDriver() {}

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith("jdbc:mysql:")
                && FetchedLibrary.CONNECTOR_J.carried().isEmpty();
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        return acceptsURL(url) ? driver().connect(url, properties) : null;
    }

    private synchronized Driver driver() {
        Driver known = driver;
        if (known == null) {
            known = load(FetchedLibrary.CONNECTOR_J.jar(System.err::println));
            driver = known;
        }
        return known;
    }

    /** Its class loader stays open, as the one of a class path does. */
    @SuppressWarnings("resource")
    private static Driver load(Path jar) {
        try {
            ClassLoader loader =
                    new URLClassLoader(new URL[] {jar.toUri().toURL()}, FetchedDriver.class.getClassLoader());
            return loader.loadClass(CLASS)
                    .asSubclass(Driver.class)
                    .getConstructor()
                    .newInstance();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(jar + " is not the driver that it must be", e);
        }
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return driver().getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return 0;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
