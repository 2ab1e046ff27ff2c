package dev.poolproof.run.load;

import io.gatling.app.RunResult;
import io.gatling.app.RunResultProcessor;
import io.gatling.app.Runner;
import io.gatling.commons.util.DefaultClock;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.cli.GatlingArgs;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.config.GatlingConfiguration$;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.stats.StatsEngine;
import io.gatling.core.stats.writer.RunMessage;
import io.gatling.netty.util.Transports;
import io.netty.channel.EventLoopGroup;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import scala.Option;

/**
 * A simulation of somebody's own in this JVM, with every answer counted. It does what Gatling's own start does, whose door to the
 * answers this one needs; a new version of Gatling must be compared with it.
 */
final class CountingRunner extends Runner {

    private final Director director;

    private CountingRunner(
            Director director,
            ActorSystem system,
            EventLoopGroup loops,
            GatlingArgs arguments,
            GatlingConfiguration settings) {
        super(system, loops, new DefaultClock(), arguments, settings);
        this.director = director;
    }

    /**
     * Runs it to its end.
     *
     * @param director hears when the first request is about to go out, and has the counts
     * @param simulation its class, on the class path
     * @param results a folder for what Gatling writes
     * @param reported whether a report is written
     * @return Gatling's own exit code: 0, or 2 where one of its assertions failed
     */
    static int run(Director director, String simulation, Path results, boolean reported) {
        GatlingConfiguration settings = GatlingConfiguration$.MODULE$.load();
        GatlingArgs arguments = new GatlingArgs(
                Option.apply(simulation),
                Option.empty(),
                !reported,
                Option.empty(),
                Option.apply(results),
                Option.empty(),
                Option.empty());
        RunResult result;
        try (ActorSystem system = new ActorSystem()) {
            EventLoopGroup loops = Transports.newEventLoopGroup(
                    settings.netty().useNativeTransport(), settings.netty().useIoUring(), 0, "gatling");
            try {
                result = new CountingRunner(director, system, loops, arguments, settings).run();
            } finally {
                loops.shutdownGracefully(0, settings.core().shutdownTimeout(), TimeUnit.MILLISECONDS)
                        .awaitUninterruptibly();
            }
        }
        return new RunResultProcessor(arguments, settings)
                .processRunResult(result)
                .code();
    }

    @Override
    public StatsEngine newStatsEngine(SimulationParams simulation, RunMessage message) {
        director.began();
        return new CountingStatsEngine(super.newStatsEngine(simulation, message), director.tally());
    }
}
