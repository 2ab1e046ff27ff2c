package dev.poolproof.run.sample;

import dev.poolproof.reports.record.PoolEvidence;
import java.io.IOException;
import java.util.List;

/** Reads pools from a page for Prometheus, whoever serves it. */
final class PrometheusPools implements PoolObserver {

    private final HttpSource page;

    PrometheusPools(HttpSource page) {
        this.page = page;
    }

    @Override
    public String source() {
        return page.address().toString();
    }

    @Override
    public PoolEvidence read() throws IOException, InterruptedException {
        List<Metric> metrics = PrometheusText.read(page.get(""));
        if (metrics.isEmpty()) {
            throw new IOException("GET %s answered no metrics.".formatted(source()));
        }
        PublishedPools published = new PublishedPools(metrics);
        return new PoolEvidence(source(), published.startedAtEpochMillis(), published.pools());
    }

    @Override
    public void close() {
        // A page is nothing to hold.
    }
}
