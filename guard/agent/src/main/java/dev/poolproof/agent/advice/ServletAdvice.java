package dev.poolproof.agent.advice;

import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around {@code HttpServlet.service}, of jakarta and of javax. */
public final class ServletAdvice {

    private ServletAdvice() {}

    @Advice.OnMethodEnter
    @SuppressWarnings({"unchecked", "UnusedVariable"})
    static @Nullable Object enter(
            @Advice.This Object servlet,
            @Advice.Argument(0) Object request,
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
        return signals == null ? null : signals.apply(Signals.SERVES, new Object[] {servlet, request});
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    static void exit(
            @Advice.FieldValue(Signals.FIELD) @Nullable BiFunction<String, @Nullable Object, @Nullable Object> signals,
            @Advice.Enter @Nullable Object served,
            @Advice.Thrown @Nullable Throwable failure) {
        if (signals != null && served != null) {
            var unused = signals.apply(Signals.SERVED, new @Nullable Object[] {served, failure});
        }
    }
}
