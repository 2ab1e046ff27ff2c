package dev.poolproof.benchmarks.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing to measure.
 *
 * @param title how reports call it
 * @param benchmark class and method, as JMH writes them
 * @param parameters values of JMH's parameters; every other has its default
 * @param threads how many measure at once
 * @param jvmArguments of the fork, beside those that all have
 * @param classPath of the fork, null for this JVM's own
 */
public record Trial(
        String title,
        String benchmark,
        Map<String, String> parameters,
        int threads,
        List<String> jvmArguments,
        @Nullable String classPath) {

    public Trial {
        parameters = Map.copyOf(parameters);
        jvmArguments = List.copyOf(jvmArguments);
    }

    /** On one thread, in a fork like all. */
    public static Trial of(String title, String benchmark, Map<String, String> parameters) {
        return new Trial(title, benchmark, parameters, 1, List.of(), null);
    }

    public Trial onThreads(int number) {
        return new Trial(title, benchmark, parameters, number, jvmArguments, classPath);
    }

    public Trial withJvmArguments(List<String> arguments) {
        return new Trial(title, benchmark, parameters, threads, arguments, classPath);
    }

    public Trial onClassPath(@Nullable String path) {
        return new Trial(title, benchmark, parameters, threads, jvmArguments, path);
    }
}
