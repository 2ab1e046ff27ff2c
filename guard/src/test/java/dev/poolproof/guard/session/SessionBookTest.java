package dev.poolproof.guard.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionBookTest {

    private static final SessionItem MODE = SessionItem.variable("sql_mode");
    private static final SessionItem AUTO_COMMIT = SessionItem.variable("autocommit");
    private static final SessionItem RATE = SessionItem.variable("@rate");
    private static final SessionItem LOCK = SessionItem.namedLock("import");

    private final SessionBook book = new SessionBook(Map.of(MODE, "A", AUTO_COMMIT, "1"), Set.of(MODE, AUTO_COMMIT));

    @Test
    void tellsAChangeOnce() {
        assertThat(details(returned(MODE, "B"))).containsExactly("sql_mode = 'B', was 'A'");
        assertThat(returned(MODE, "B")).isEmpty();
        assertThat(details(returned(MODE, "C"))).containsExactly("sql_mode = 'C', was 'B'");
    }

    @Test
    void doesNotBlameWhoSetsItRight() {
        returned(MODE, "B");

        assertThat(returned(MODE, "A")).isEmpty();
        assertThat(details(returned(MODE, "B"))).containsExactly("sql_mode = 'B', was 'A'");
    }

    @Test
    void tellsOfAUsersVariableNoMoreThanItsName() {
        assertThat(details(returned(RATE, "secret"))).containsExactly("@rate");
        assertThat(returned(RATE, null)).isEmpty();
    }

    @Test
    void asksAgainForWhatIsStillThere() {
        assertThat(book.toRead(Set.of())).containsExactlyInAnyOrder(MODE, AUTO_COMMIT);

        returned(LOCK, "held");

        assertThat(book.toRead(Set.of())).containsExactlyInAnyOrder(MODE, AUTO_COMMIT, LOCK);
    }

    @Test
    void doesNotAskForWhatTheServerDoesNotHave() {
        assertThat(book.toRead(Set.of(SessionItem.variable("parameter_of_a_procedure"), RATE)))
                .containsExactlyInAnyOrder(MODE, AUTO_COMMIT, RATE);
    }

    @Test
    void boundsWhatItAsksFor() {
        for (int lock = 0; lock < 1_000; lock++) {
            returned(SessionItem.namedLock("import-" + lock), "held");
        }

        assertThat(book.toRead(Set.of())).hasSize(100);
    }

    @Test
    void leavesWhatJdbcSetToThePool() {
        assertThat(compare(AUTO_COMMIT, "0", Set.of(), JdbcSetting.AUTO_COMMIT.items()))
                .isEmpty();
        // The pool has set it back.
        assertThat(compare(AUTO_COMMIT, "1", Set.of(), Set.of())).isEmpty();
        assertThat(compare(AUTO_COMMIT, "0", Set.of(AUTO_COMMIT), Set.of())).hasSize(1);
    }

    @Test
    void doesNotBlameTheNextOneWhereThePoolDoesNotSetItBack() {
        compare(AUTO_COMMIT, "0", Set.of(), JdbcSetting.AUTO_COMMIT.items());

        assertThat(compare(AUTO_COMMIT, "0", Set.of(), Set.of())).isEmpty();
        assertThat(compare(AUTO_COMMIT, "0", Set.of(), Set.of())).isEmpty();
    }

    @Test
    void blamesNobodyForWhatSomebodyElseMayHaveLeft() {
        Map<SessionItem, @Nullable String> now = new HashMap<>(Map.of(MODE, "B", RATE, "3"));

        assertThat(details(book.compare(now, Set.of(RATE), Set.of(), false))).containsExactly("@rate");
        assertThat(book.compare(now, Set.of(), Set.of(), true)).isEmpty();
    }

    private List<SessionChange> returned(SessionItem item, @Nullable String value) {
        return compare(item, value, Set.of(item), Set.of());
    }

    private List<SessionChange> compare(
            SessionItem item, @Nullable String value, Set<SessionItem> suspects, Set<SessionItem> setByJdbc) {
        Map<SessionItem, @Nullable String> now = new HashMap<>();
        now.put(item, value);
        return book.compare(now, suspects, setByJdbc, true);
    }

    private static List<String> details(List<SessionChange> changes) {
        return changes.stream().map(SessionChange::detail).toList();
    }
}
