package dev.poolproof.benchmarks.report;

import dev.poolproof.benchmarks.matrix.Measured;
import dev.poolproof.benchmarks.run.Fork;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.WorkloadParams;

/** All figures in JMH's own JSON, for the tools that read it. A trial's forks, run one by one, are one result again. */
public final class JmhJson {

    private JmhJson() {}

    /** Writes to the stream, which stays the caller's to close. */
    public static void write(List<Measured> sections, PrintStream out) {
        List<RunResult> results = sections.stream()
                .flatMap(measured -> measured.section().trials().stream()
                        .map(measured::forksOf)
                        .filter(forks -> !forks.isEmpty()))
                .map(JmhJson::merged)
                .toList();
        ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
    }

    private static RunResult merged(List<Fork> forks) {
        List<BenchmarkResult> results = forks.stream()
                .map(Fork::result)
                .map(RunResult::getBenchmarkResults)
                .flatMap(Collection::stream)
                .toList();
        return new RunResult(withForks(forks.get(0).result().getParams(), forks.size()), results);
    }

    /** JMH knows of each run by itself that it had one fork. */
    private static BenchmarkParams withForks(BenchmarkParams one, int forks) {
        return new BenchmarkParams(
                one.getBenchmark(),
                one.generatedBenchmark(),
                one.shouldSynchIterations(),
                one.getThreads(),
                one.getThreadGroups(),
                one.getThreadGroupLabels(),
                forks,
                one.getWarmupForks(),
                one.getWarmup(),
                one.getMeasurement(),
                one.getMode(),
                parametersOf(one),
                one.getTimeUnit(),
                one.getOpsPerInvocation(),
                one.getJvm(),
                one.getJvmArgs(),
                one.getJdkVersion(),
                one.getVmName(),
                one.getVmVersion(),
                one.getJmhVersion(),
                one.getTimeout());
    }

    private static WorkloadParams parametersOf(BenchmarkParams one) {
        WorkloadParams parameters = new WorkloadParams();
        one.getParamsKeys().forEach(key -> parameters.put(key, one.getParam(key), 0));
        return parameters;
    }
}
