package dev.poolproof.agent.advice;

import java.sql.Connection;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.jspecify.annotations.Nullable;

/** In the class of a pool. */
public final class PoolAdvice {

    private PoolAdvice() {}

    /** At the end of its constructors. One that calls another comes here twice, with one object. */
    public static final class Made {

        private Made() {}

        @Advice.OnMethodExit
        @SuppressWarnings({"unchecked", "UnusedVariable"})
        static void exit(
                @Advice.This Object pool,
                @Advice.FieldValue(value = Signals.FIELD, readOnly = false) @Nullable
                        BiFunction<String, @Nullable Object, @Nullable Object> signals) {
            if (signals == null) {
                try {
                    Object agent = ClassLoader.getSystemClassLoader()
                            .loadClass(Signals.AGENT)
                            .getField("signals")
                            .get(null);
                    if (agent != null) {
                        signals = (BiFunction<String, @Nullable Object, @Nullable Object>)
                                ((BiFunction<String, @Nullable Object, @Nullable Object>) agent)
                                        .apply(Signals.MADE, pool);
                    }
                } catch (Throwable unwatched) {
                    signals = null;
                }
            }
        }
    }

    /** Around the methods that hand out connections. */
    public static final class Borrow {

        private Borrow() {}

        @Advice.OnMethodEnter
        static @Nullable Object enter(
                @Advice.FieldValue(Signals.FIELD) @Nullable
                        BiFunction<String, @Nullable Object, @Nullable Object> signals) {
            return signals == null ? null : signals.apply(Signals.ASKED, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class)
        @SuppressWarnings("UnusedVariable")
        static void exit(
                @Advice.FieldValue(Signals.FIELD) @Nullable
                        BiFunction<String, @Nullable Object, @Nullable Object> signals,
                @Advice.Enter @Nullable Object asked,
                @Advice.Return(readOnly = false, typing = Typing.DYNAMIC) @Nullable Object connection,
                @Advice.Thrown @Nullable Throwable failure) {
            if (signals != null && asked != null) {
                connection = signals.apply(Signals.ANSWERED, new @Nullable Object[] {asked, connection, failure});
            }
        }
    }

    /** At the beginning of methods that know the pool's own connections only, and do nothing with any other. */
    public static final class Given {

        private Given() {}

        @Advice.OnMethodEnter
        @SuppressWarnings("UnusedVariable")
        static void enter(
                @Advice.FieldValue(Signals.FIELD) @Nullable
                        BiFunction<String, @Nullable Object, @Nullable Object> signals,
                @Advice.Argument(value = 0, readOnly = false) @Nullable Connection connection) {
            if (signals != null) {
                connection = (Connection) signals.apply(Signals.GIVEN, connection);
            }
        }
    }

    /** At the beginning of the methods that close it. */
    public static final class Close {

        private Close() {}

        @Advice.OnMethodEnter
        static void enter(
                @Advice.FieldValue(Signals.FIELD) @Nullable
                        BiFunction<String, @Nullable Object, @Nullable Object> signals) {
            if (signals != null) {
                var unused = signals.apply(Signals.CLOSES, null);
            }
        }
    }
}
