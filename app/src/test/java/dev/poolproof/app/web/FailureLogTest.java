package dev.poolproof.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.poolproof.app.pool.DatabaseFailure;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailureLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(FailureLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private Instant now = Instant.EPOCH;
    private final FailureLog log = new FailureLog(() -> now);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    @Test
    void saysOnceASecondWhatComesOften() {
        for (int failure = 0; failure < 50; failure++) {
            log.note(DatabaseFailure.ACQUIRE_TIMEOUT, new SQLException("timed out"));
        }
        now = now.plusSeconds(1);
        log.note(DatabaseFailure.ACQUIRE_TIMEOUT, new SQLException("timed out"));

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "acquire-timeout (and 0 more since the last such line): timed out",
                        "acquire-timeout (and 49 more since the last such line): timed out");
    }

    @Test
    void oneKindDoesNotHideAnother() {
        log.note(DatabaseFailure.ACQUIRE_TIMEOUT, new SQLException("timed out"));
        log.note(DatabaseFailure.POOL_CLOSED, new SQLException("closed"));

        assertThat(lines.list).hasSize(2);
    }
}
