package dev.poolproof.guard.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.guard.junit.TestsTogether.Leaks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckedClassTest {

    private static final Outstanding NOTHING = new Outstanding(List.of(), 0);

    private final CheckedClass outer = checked(null);
    private final CheckedClass nested = checked(outer);

    private static CheckedClass checked(@Nullable CheckedClass outer) {
        return new CheckedClass(CheckedClassTest.class, new AllowedLines(List.of()), NOTHING, outer);
    }

    private static Leaks none(long pools) {
        return new Leaks(List.of(), List.of(), List.of("test"), pools);
    }

    @Test
    void provesNothingWhereNoTestFoundAPoolUnderGuard() {
        nested.tested(none(0));

        assertThat(outer.provedNothing()).isTrue();
    }

    @Test
    void provesSomethingOnceATestFoundOne() {
        outer.tested(none(0));
        nested.tested(none(1));

        assertThat(outer.provedNothing()).isFalse();
    }

    @Test
    void isSilentWhereNoTestRan() {
        assertThat(outer.provedNothing()).isFalse();
    }

    @Test
    void saysWhatToDoWhereNothingWasGuarded() {
        assertThat(LeakText.nothingGuarded("OrdersTest"))
                .hasMessageContainingAll("OrdersTest", "no pool is under guard", "poolproof-spring-boot-starter");
    }
}
