package dev.poolproof.agent.advice;

import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Around the methods of a guard of the program's own that ask a pool: the agent leaves that pool to it, unless that guard is
 * switched off.
 */
public final class OwnGuardAdvice {

    private OwnGuardAdvice() {}

    @Advice.OnMethodEnter
    @SuppressWarnings({"unchecked", "UnusedVariable"})
    static void enter(
            @Advice.FieldValue("off") boolean off,
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
        if (signals != null && !off) {
            var unused = signals.apply(Signals.GUARD_ASKS, null);
        }
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    static void exit(
            @Advice.FieldValue("off") boolean off,
            @Advice.FieldValue(Signals.FIELD) @Nullable
                    BiFunction<String, @Nullable Object, @Nullable Object> signals) {
        if (signals != null && !off) {
            var unused = signals.apply(Signals.GUARD_ASKED, null);
        }
    }
}
