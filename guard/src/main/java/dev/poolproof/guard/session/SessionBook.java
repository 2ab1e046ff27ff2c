package dev.poolproof.guard.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one session from borrower to borrower: how it was when it was first lent, and how it came back last. So
 * what the pool set up is nobody's fault, and each change is told once, of the borrower who made it. Thread-safe.
 */
public final class SessionBook {

    /** A program that makes up a new name each time must not make every return dearer. */
    private static final int MAX_ITEMS_SEEN = 100;

    private final Map<SessionItem, String> first;
    private final Map<SessionItem, String> last;
    private final Set<SessionItem> seen;

    /** What the pool may or may not have set back since it was seen last. */
    private final Set<SessionItem> unsure = new HashSet<>();

    public SessionBook(Map<SessionItem, String> first, Set<SessionItem> watched) {
        this.first = Map.copyOf(first);
        this.last = new HashMap<>(first);
        this.seen = watched.stream().filter(this::exists).collect(Collectors.toCollection(HashSet::new));
    }

    /** What to ask the server about when the session comes back from a borrower who is suspected of these. */
    public synchronized Set<SessionItem> toRead(Set<SessionItem> suspects) {
        Set<SessionItem> items = new HashSet<>(seen);
        suspects.stream().filter(this::exists).forEach(items::add);
        return items;
    }

    /** A name that is no variable of this server is something else, for example a parameter of a procedure. */
    private boolean exists(SessionItem item) {
        return !item.isSystemVariable() || first.containsKey(item);
    }

    /**
     * Takes down how the session came back, and says what its borrower left different.
     *
     * @param now what was read
     * @param suspects what the borrower's statements named
     * @param resetByPool what the borrower changed through JDBC's own setters, which a pool sets back
     * @param known whether the session was compared when the borrower before gave it back; where it was not, only what this
     *     one's statements named is this one's doing
     */
    public synchronized List<SessionChange> compare(
            Map<SessionItem, @Nullable String> now,
            Set<SessionItem> suspects,
            Set<SessionItem> resetByPool,
            boolean known) {
        List<SessionChange> changes = new ArrayList<>();
        now.forEach((item, value) -> {
            String before = last.get(item);
            boolean sure = !resetByPool.contains(item) && ((!unsure.remove(item) && known) || suspects.contains(item));
            if (sure && !Objects.equals(value, before) && !Objects.equals(value, first.get(item))) {
                changes.add(new SessionChange(item, item.describe(before, value)));
            }
            if (!resetByPool.contains(item)) {
                keep(item, value);
            }
        });
        unsure.addAll(resetByPool);
        return changes;
    }

    private void keep(SessionItem item, @Nullable String value) {
        if (value == null) {
            last.remove(item);
        } else {
            last.put(item, value);
        }
        if (!Objects.equals(value, first.get(item)) && seen.size() < MAX_ITEMS_SEEN) {
            seen.add(item);
        }
    }
}
