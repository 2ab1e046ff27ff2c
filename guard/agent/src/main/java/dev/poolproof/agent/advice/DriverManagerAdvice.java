package dev.poolproof.agent.advice;

import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.jspecify.annotations.Nullable;

/** Around {@code DriverManager.getConnection}. */
public final class DriverManagerAdvice {

    private DriverManagerAdvice() {}

    @Advice.OnMethodEnter
    @SuppressWarnings({"unchecked", "UnusedVariable"})
    static @Nullable Object enter(
            @Advice.FieldValue(value = Signals.FIELD, readOnly = false) @Nullable
                    BiFunction<String, @Nullable Object, @Nullable Object> signals) {
        if (signals == null) {
            try {
                signals = (BiFunction<String, @Nullable Object, @Nullable Object>) ClassLoader.getSystemClassLoader()
                        .loadClass(Signals.AGENT)
                        .getField("signals")
                        .get(null);
            } catch (Throwable unwatched) {
                signals = null;
            }
        }
        return signals == null ? null : signals.apply(Signals.ASKED, null);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    @SuppressWarnings("UnusedVariable")
    static void exit(
            @Advice.FieldValue(Signals.FIELD) @Nullable BiFunction<String, @Nullable Object, @Nullable Object> signals,
            @Advice.Enter @Nullable Object asked,
            @Advice.Return(readOnly = false, typing = Typing.DYNAMIC) @Nullable Object connection,
            @Advice.Thrown @Nullable Throwable failure) {
        if (signals != null && asked != null) {
            connection = signals.apply(Signals.ANSWERED, new @Nullable Object[] {asked, connection, failure});
        }
    }
}
