package dev.poolproof.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.shop.GuardedProgram;
import dev.poolproof.shop.PoolProgram;
import dev.poolproof.shop.UnwatchedProgram;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the agent cannot do, the program does not notice. */
class PolitenessIT {

    @TempDir
    private Path folder;

    @Test
    void leavesPoolsToTheProgramsOwnGuard() throws Exception {
        try (Program program =
                new Program.Start(folder, GuardedProgram.class).withGuard().run()) {
            assertThat(program.said()).isEqualTo("own guard counts 2, kept open true");

            assertThat(program.snapshot().totals().borrows()).isZero();
            assertThat(program.errors()).contains("the program has a guard of its own");
        }
    }

    @Test
    void runsTheProgramUnwatchedWhereAnOptionIsWrong() throws Exception {
        try (Program program = new Program.Start(folder, PoolProgram.class)
                .options("prot=1,session-checks=maybe")
                .run("HIKARI")) {
            runToTheEnd(program);

            assertThat(program.exitCode()).isZero();
            assertThat(program.notices())
                    .singleElement()
                    .asString()
                    .contains("is not watched", "\"prot=1\"", "port-file", "\"session-checks=maybe\"", "true or false")
                    .contains("-javaagent:poolproof-agent.jar=port=9797");
        }
    }

    @Test
    void takesAnotherPortWhereItsOwnIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
                Program program = new Program.Start(folder, PoolProgram.class)
                        .options("port=" + taken.getLocalPort())
                        .run("HIKARI")) {
            assertThat(program.said()).isEqualTo("kept");

            assertThat(program.snapshot().totals().borrows()).isEqualTo(3);
            assertThat(program.errors()).contains("port " + taken.getLocalPort() + " is not to be had");
        }
    }

    @Test
    void namesAPoolThatItDoesNotWatch() throws Exception {
        try (Program program = new Program.Start(folder, UnwatchedProgram.class).run()) {
            assertThat(program.said()).isEqualTo("borrowed");

            assertThat(program.snapshot().totals().borrows()).isZero();
            assertThat(program.errors()).contains("pools of class org.h2.jdbcx.JdbcConnectionPool are not watched");
        }
    }

    @Test
    void watchesWithoutADoorWhereTheJvmHasNoServer() throws Exception {
        try (Program program = new Program.Start(folder, PoolProgram.class)
                .jvm(
                        "--limit-modules=java.sql,java.instrument,java.management,java.naming,java.desktop,jdk.unsupported")
                .run("HIKARI")) {
            runToTheEnd(program);

            assertThat(program.exitCode()).isZero();
            assertThat(program.errors()).contains("--add-modules jdk.httpserver");
        }
    }

    @Test
    void answersOnlyWhoMeansIt() throws Exception {
        try (Program program = new Program.Start(folder, PoolProgram.class).run("HIKARI")) {
            assertThat(program.said()).isEqualTo("kept");

            HttpResponse<String> elsewhere = Program.get(program.door().resolve("/"));

            assertThat(elsewhere.statusCode()).isEqualTo(404);
            assertThat(Program.get(program.door()).headers().firstValue("Content-Type"))
                    .contains("application/json");
        }
    }

    private static void runToTheEnd(Program program) throws Exception {
        for (String expected : new String[] {"kept", "returned", "closed"}) {
            assertThat(program.said()).isEqualTo(expected);
            program.goOn();
        }
    }
}
