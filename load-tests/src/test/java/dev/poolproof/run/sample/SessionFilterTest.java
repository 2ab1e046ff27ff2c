package dev.poolproof.run.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.run.plan.UsageException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionFilterTest {

    @Test
    void readsEveryKindOfCondition() {
        SessionFilter filter = SessionFilter.parse("user=orders,schema=shop,program=node,attribute.role=api");

        assertThat(filter.conditions())
                .isEqualTo(Map.of(
                        "user", "orders", "schema", "shop", "attribute.program_name", "node", "attribute.role", "api"));
        assertThat(filter.needsAttributes()).isTrue();
    }

    @Test
    void asksForAsManyParametersAsItGives() {
        SessionFilter filter = SessionFilter.parse("user=orders,host=10.0.0.7,attribute.role=api");

        assertThat(filter.sql().chars().filter(letter -> letter == '?').count())
                .isEqualTo(filter.parameters().size());
    }

    @Test
    void leavesTheServersOwnSessionsOutOfEverybodys() {
        SessionFilter filter = SessionFilter.everybody();

        assertThat(filter.sql()).contains("'event_scheduler'", "'Binlog Dump'").doesNotContain("?");
        assertThat(filter.parameters()).isEmpty();
        assertThat(filter.needsAttributes()).isFalse();
        assertThat(filter.inWords()).isEqualTo("every session");
    }

    /** Without PROCESS the list of processes shows an account only its own sessions. */
    @Test
    void leavesTheListOfProcessesOutWhereAttributesDecide() {
        assertThat(SessionFilter.stamped("r-1").sql()).doesNotContain("information_schema");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "user", "user=", "name=orders", "attribute.=x", "user=a,user=b", "user=a,"})
    void refusesWhatIsNoCondition(String text) {
        assertThatThrownBy(() -> SessionFilter.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--sessions");
    }
}
