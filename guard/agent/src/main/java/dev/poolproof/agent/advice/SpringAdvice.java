package dev.poolproof.agent.advice;

import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** At the end of {@code DispatcherServlet.getHandler}, when Spring has matched the path to a pattern. */
public final class SpringAdvice {

    private SpringAdvice() {}

    @Advice.OnMethodExit
    @SuppressWarnings({"unchecked", "UnusedVariable"})
    static void exit(
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
        if (signals != null) {
            var unused = signals.apply(Signals.ROUTED, request);
        }
    }
}
