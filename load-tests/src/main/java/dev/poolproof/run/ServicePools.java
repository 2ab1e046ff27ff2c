package dev.poolproof.run;

import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.PoolPlan;
import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.sample.PoolWatch;
import dev.poolproof.run.target.ServiceFleet;
import java.time.Duration;
import java.util.List;

/** What the reference service's pools publish of themselves, in a run that asks them. */
final class ServicePools {

    private static final String METRICS = "/actuator/prometheus";
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private ServicePools() {}

    /**
     * The caller closes it.
     *
     * @throws InterruptedException if interrupted while waiting for the service
     */
    static PoolWatch of(ServicePlan plan, ServiceFleet service) throws InterruptedException {
        return plan.evidence() == EvidenceSource.POOL
                ? PoolWatch.open(
                        new PoolPlan(
                                service.observerAddresses().stream()
                                        .map(instance -> instance.resolve(METRICS))
                                        .toList(),
                                List.of(),
                                List.of(),
                                null),
                        PATIENCE)
                : PoolWatch.none();
    }
}
