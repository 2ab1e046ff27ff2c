package dev.poolproof.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.dbcp2.DelegatingConnection;
import org.junit.jupiter.api.Test;

class LikenessesTest {

    private final Likenesses likenesses = new Likenesses();
    private final AtomicInteger guardedCloses = new AtomicInteger();
    private final AtomicInteger ownCloses = new AtomicInteger();
    private final Connection guarded = counting(guardedCloses);
    private final Connection beneath = counting(ownCloses);

    private static Connection counting(AtomicInteger closes) {
        return (Connection) Proxy.newProxyInstance(
                LikenessesTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    closes.incrementAndGet();
                    return method.getReturnType() == boolean.class ? Boolean.FALSE : null;
                });
    }

    @Test
    void isOfTheClassAndDoesWhatTheGuardDoes() throws SQLException {
        DelegatingConnection<Connection> own = new DelegatingConnection<>(beneath);

        Object like = likenesses
                .of(Looks.CLASS, DelegatingConnection.class, Connection.class)
                .orElseThrow()
                .give(guarded, own);

        assertThat(like).isInstanceOfSatisfying(DelegatingConnection.class, connection -> {
            assertThat(connection.getDelegate()).isSameAs(beneath);
            assertThat(connection).isEqualTo(like).isNotEqualTo(own);
        });
        ((Connection) like).close();
        assertThat(guardedCloses).hasValue(1);
        assertThat(ownCloses).hasValue(0);
    }

    @Test
    void givesTheGuardedOneWhereNothingElseIsExpected() {
        assertThat(likenesses
                        .of(Looks.INTERFACES, beneath.getClass(), Connection.class)
                        .orElseThrow()
                        .give(guarded, beneath))
                .isSameAs(guarded);
    }

    /** The only class of it is final, as some drivers' are. */
    public static final class Closed extends java.util.ArrayList<String> implements Comparable<Closed> {

        private static final long serialVersionUID = 1;

        @Override
        public int compareTo(Closed other) {
            return 0;
        }
    }

    @Test
    void hasAtLeastTheInterfacesWhereTheClassCannotBe() {
        Object like = likenesses
                .of(Looks.CLASS, Closed.class, Connection.class)
                .orElseThrow()
                .give(guarded, new Closed());

        assertThat(like).isInstanceOf(Connection.class).isInstanceOf(Comparable.class);
        assertThat(likenesses.of(Looks.CLASS_OR_NOTHING, Closed.class, Connection.class))
                .isEmpty();
    }
}
