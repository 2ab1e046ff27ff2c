package dev.poolproof.agent.start;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM starts for {@code -javaagent:poolproof-agent.jar}. Whatever goes wrong here is told in one line
 * on the error stream, and the program runs on as if there were no agent.
 *
 * <p>Everything else of the agent has a class loader of its own, which sees nothing of the program and is
 * seen by nothing of it: a program may use the guard, or the libraries that the agent uses, in versions of
 * its own.
 */
public final class PoolproofAgent {

    private static final String INSIDE = "dev.poolproof.agent.Agent";

    /**
     * What instrumented classes tell the agent, by the name of a signal. They reach it by reflection through
     * the system's class loader, as some class loaders hide all but their own classes; so it takes the JDK's
     * types only. Null while the agent does not watch.
     */
    @SuppressWarnings("NonFinalStaticField")
    public static volatile @Nullable BiFunction<String, @Nullable Object, @Nullable Object> signals;

    private PoolproofAgent() {}

    /** Called before the program's main method. */
    public static void premain(@Nullable String options, Instrumentation instrumentation) {
        try {
            signals = start(options == null ? "" : options, instrumentation);
        } catch (InvocationTargetException failed) {
            refuse(failed.getTargetException());
        } catch (Exception | LinkageError failed) {
            refuse(failed);
        }
    }

    /** Called where somebody attaches the agent to a running program. */
    public static void agentmain(@Nullable String options, Instrumentation instrumentation) {
        refuse(new IllegalStateException("its pools are there already. Start it with -javaagent:poolproof-agent.jar"));
    }

    @SuppressWarnings("unchecked")
    private static BiFunction<String, @Nullable Object, @Nullable Object> start(
            String options, Instrumentation instrumentation) throws Exception {
        URI jar = new File(PoolproofAgent.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toURI();
        // Never closed: classes are loaded from it as long as the program runs.
        ClassLoader inside = new URLClassLoader(
                "poolproof-agent",
                new URL[] {new URL("jar:" + jar + "!/agent/")},
                ClassLoader.getPlatformClassLoader());
        return (BiFunction<String, @Nullable Object, @Nullable Object>) inside.loadClass(INSIDE)
                .getMethod("start", String.class, Instrumentation.class)
                .invoke(null, options, instrumentation);
    }

    private static void refuse(Throwable reason) {
        String told = reason instanceof IllegalArgumentException || reason instanceof IllegalStateException
                ? reason.getMessage()
                : reason.toString();
        System.err.println("poolproof: this program is not watched: " + told);
    }
}
