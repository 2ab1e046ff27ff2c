package dev.poolproof.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Borrow;
import dev.poolproof.reports.record.GuardEvidence.Pool;
import dev.poolproof.shop.CastProgram;
import dev.poolproof.shop.DriverProgram;
import dev.poolproof.shop.IsolatedProgram;
import dev.poolproof.shop.PoolProgram;
import dev.poolproof.shop.ShopPool;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the agent sees of a program that knows nothing of it. */
class PoolsIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void seesEveryBorrowOfAPool(ShopPool kind) throws Exception {
        try (Program program = new Program.Start(folder, PoolProgram.class).run(kind.name())) {
            verify(program, kind);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HIKARI", "DBCP2"})
    void seesPoolsThatOnlyTheirOwnClassLoaderSees(ShopPool kind) throws Exception {
        try (Program program = new Program.Start(folder, IsolatedProgram.class).run(kind.name())) {
            verify(program, kind);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HIKARI", "TOMCAT"})
    void seesPoolsInAFatJar(ShopPool kind) throws Exception {
        try (Program program =
                new Program.Start(folder, PoolProgram.class).packed().run(kind.name())) {
            verify(program, kind);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HIKARI", "DRUID"})
    void seesThemOnANewerJdk(ShopPool kind) throws Exception {
        Path newer = NewerJdk.home();
        try (Program program =
                new Program.Start(folder, PoolProgram.class).java(newer).run(kind.name())) {
            verify(program, kind);
            assertThat(program.errors()).doesNotContain("WARNING");
        }
    }

    private static void verify(Program program, ShopPool kind) throws Exception {
        assertThat(program.said()).isEqualTo("kept");
        GuardEvidence kept = program.snapshot();
        program.goOn();
        assertThat(program.said()).isEqualTo("returned");
        GuardEvidence returned = program.snapshot();
        program.goOn();
        assertThat(program.said()).isEqualTo("closed");
        GuardEvidence closed = program.snapshot();
        program.goOn();

        assertThat(program.exitCode()).isZero();
        assertThat(program.notices()).singleElement().asString().startsWith("poolproof: watching; ");
        verifyKept(kept, kind);
        assertThat(returned.totals()).isEqualTo(new GuardEvidence.Totals(3, 3, 0, 1, 0));
        assertThat(returned.outstanding()).isEmpty();
        assertThat(closed.totals()).isEqualTo(new GuardEvidence.Totals(3, 3, 0, 1, 1));
        assertThat(closed.pools())
                .singleElement()
                .satisfies(pool -> assertThat(pool.closedBy())
                        .extracting(site -> site == null ? "" : site.className() + "." + site.method())
                        .isEqualTo(PoolProgram.class.getName() + ".close"));
    }

    private static void verifyKept(GuardEvidence kept, ShopPool kind) {
        assertThat(kept.totals()).isEqualTo(new GuardEvidence.Totals(3, 2, 0, 1, 0));
        assertThat(kept.pools()).singleElement().satisfies(pool -> verifyPool(pool, kind));
        assertThat(kept.outstanding()).singleElement().satisfies(PoolsIT::verifyBorrow);
    }

    private static void verifyPool(Pool pool, ShopPool kind) {
        assertThat(pool.name()).isEqualTo(kind.named());
        assertThat(pool.target()).isEqualTo("jdbc:h2:mem:shop");
        assertThat(pool.settings()).isNotEmpty();
        assertThat(pool.gauges())
                .extracting(
                        gauges -> gauges == null ? -1 : gauges.active(),
                        gauges -> gauges == null ? -1 : gauges.maximum())
                .containsExactly(1, ShopPool.MAXIMUM);
        assertThat(pool.createdBy().className()).startsWith(ShopPool.class.getName());
    }

    private static void verifyBorrow(Borrow borrow) {
        assertThat(borrow.site().className()).isEqualTo(PoolProgram.class.getName());
        assertThat(borrow.site().method()).isEqualTo("keep");
        assertThat(borrow.thread()).isEqualTo("main");
        assertThat(borrow.use())
                .extracting(use -> use == null ? "" : use.lastOperation())
                .isEqualTo("PreparedStatement.executeQuery");
    }

    @Test
    void letsProgramsTakeConnectionsForWhatTheManualsSay() throws Exception {
        try (Program program = new Program.Start(folder, CastProgram.class).run()) {
            assertThat(program.said()).isEqualTo("cast");
            GuardEvidence seen = program.snapshot();
            program.goOn();

            assertThat(program.exitCode()).isZero();
            assertThat(seen.totals()).isEqualTo(new GuardEvidence.Totals(7, 7, 0, 6, 0));
            assertThat(program.notices()).hasSize(1);
        }
    }

    @Test
    void seesConnectionsThatTheProgramTakesFromTheDriver() throws Exception {
        try (Program program = new Program.Start(folder, DriverProgram.class).run()) {
            assertThat(program.said()).isEqualTo("lost false");
            GuardEvidence seen = program.snapshot();

            assertThat(seen.totals()).isEqualTo(new GuardEvidence.Totals(3, 2, 1, 1, 0));
            assertThat(seen.pools())
                    .singleElement()
                    .satisfies(pool -> assertThat(pool.name()).isEqualTo("DriverManager"));
            assertThat(seen.outstanding())
                    .singleElement()
                    .satisfies(borrow -> assertThat(borrow.site().method()).isEqualTo("lose"));
        }
    }

    @Test
    void leavesDriversAloneWhereToldTo() throws Exception {
        try (Program program = new Program.Start(folder, DriverProgram.class)
                .options("driver-manager=false")
                .run()) {
            assertThat(program.said()).isEqualTo("lost false");

            assertThat(program.snapshot().totals().borrows()).isZero();
        }
    }
}
