package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.PermissionQueries;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SingleColumnRowMapper;

/**
 * Mistake: rows are read as a stream, and nobody closes the stream. Spring's {@code queryForStream} hands out one that
 * holds its statement and its connection until then.
 *
 * <p><b>Defect:</b> the stream is used like that of a collection, which needs no closing; {@code findFirst} does not close
 * it.
 *
 * <p><b>Symptom:</b> Client pool: active climbs by one with each request and does not drain. Server: sleeping sessions, up
 * to the pool's maximum. HTTP: right answers at first, then 503 {@code acquire-timeout}.
 *
 * <p><b>Expected finding:</b> {@code connection-leak}, at the line that asks for the stream; a statement on the connection
 * is open still.
 *
 * <p><b>Repair:</b> open the stream in try-with-resources; or read a list, see {@link SpringJdbcClient}.
 */
final class StreamLeftOpen implements ConnectionHandling {

    private static final Logger LOG = LoggerFactory.getLogger(StreamLeftOpen.class);

    @Override
    @SuppressWarnings({"resource", "StreamResourceLeak"}) // The mistake itself.
    public <T> T handle(TenantDatabase database, Work<T> work) {
        JdbcTemplate jdbc = new JdbcTemplate(database.pool());
        T result = jdbc.execute((ConnectionCallback<T>) work::on);
        Stream<String> users =
                jdbc.queryForStream(PermissionQueries.EMAILS, new SingleColumnRowMapper<>(String.class)); // Guilty.
        LOG.debug("Served {}.", users.findFirst().orElseThrow());
        return result;
    }
}
