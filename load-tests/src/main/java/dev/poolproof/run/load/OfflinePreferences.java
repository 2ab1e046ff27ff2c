package dev.poolproof.run.load;

import java.util.prefs.AbstractPreferences;
import java.util.prefs.Preferences;
import java.util.prefs.PreferencesFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Gatling off the network.
 *
 * <p>At every start Gatling 3.15.1 asks Maven Central for its latest version, unless the user's preferences remember that it did so a
 * moment ago; no setting turns that off. These preferences remember just that, of a moment that is never over, and keep nothing:
 * the user's own are neither read nor written.
 */
public final class OfflinePreferences implements PreferencesFactory {

    private final Preferences root = new Node(null, "");

    @Override
    public Preferences userRoot() {
        return root;
    }

    @Override
    public Preferences systemRoot() {
        return root;
    }

    private static final class Node extends AbstractPreferences {

        private static final String LAST_CHECK = "lastCheckTimestamp";

        Node(@Nullable AbstractPreferences parent, String name) {
            super(parent, name);
        }

        @Override
        protected @Nullable String getSpi(String key) {
            return key.equals(LAST_CHECK) ? Long.toString(Long.MAX_VALUE) : null;
        }

        @Override
        protected AbstractPreferences childSpi(String name) {
            return new Node(this, name);
        }

        @Override
        protected String[] keysSpi() {
            return new String[] {LAST_CHECK};
        }

        @Override
        protected String[] childrenNamesSpi() {
            return new String[0];
        }

        @Override
        protected void putSpi(String key, String value) {}

        @Override
        protected void removeSpi(String key) {}

        @Override
        protected void removeNodeSpi() {}

        @Override
        protected void syncSpi() {}

        @Override
        protected void flushSpi() {}
    }
}
