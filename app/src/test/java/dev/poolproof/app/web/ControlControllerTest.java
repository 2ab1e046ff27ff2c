package dev.poolproof.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlControllerTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.8.9.1, true",
        "::1, true",
        "0:0:0:0:0:0:0:1, true",
        "::ffff:127.0.0.1, true",
        "10.0.0.1, false",
        "192.168.1.20, false",
        "::ffff:10.0.0.1, false",
        "fe80::1, false",
    })
    void tellsThisMachineFromOthers(String address, boolean loopback) {
        assertThat(ControlController.isLoopback(address)).isEqualTo(loopback);
    }
}
