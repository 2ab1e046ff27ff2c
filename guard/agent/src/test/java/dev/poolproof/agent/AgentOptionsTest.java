package dev.poolproof.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.guard.GuardOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AgentOptionsTest {

    @Test
    void hasADefaultForEach() {
        assertThat(AgentOptions.parse("")).isEqualTo(new AgentOptions(9797, null, true, GuardOptions.PRODUCTION));
    }

    @Test
    void mapsEach() {
        assertThat(AgentOptions.parse(
                        "port=0,port-file=/tmp/port,driver-manager=false,session-checks=true,paths-per-second=5"))
                .isEqualTo(new AgentOptions(0, Path.of("/tmp/port"), false, new GuardOptions(true, false, 5)));
    }

    @Test
    void tellsEveryProblemAtOnceAndAnExample() {
        assertThatThrownBy(
                        () -> AgentOptions.parse("port=70000,port-file=,driver-manager=perhaps,paths-per-second=-1,x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("option \"port=70000\": expected a whole number from 0 to 65535")
                .hasMessageContaining("option \"port-file=\": expected a file")
                .hasMessageContaining("option \"driver-manager=perhaps\": expected true or false")
                .hasMessageContaining("option \"paths-per-second=-1\": expected a whole number")
                .hasMessageContaining("option \"x\": it is none of port, port-file")
                .hasMessageContaining("For example -javaagent:poolproof-agent.jar=port=9797");
    }
}
