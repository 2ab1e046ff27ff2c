package dev.poolproof.run.doctor;

import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.reports.record.PoolEvidence.Pool;
import dev.poolproof.reports.verdict.Wording;
import dev.poolproof.run.plan.PoolPlan;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.sample.PoolWatch;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the pools of a service say of themselves how they are, in metrics or management beans. */
final class PoolsExamination implements Examination {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String SWITCH_ON =
            "publish them (Spring Boot: micrometer-registry-prometheus and management.endpoints.web.exposure.include=prometheus),"
                    + " and name another address with --metrics, or the process with --jmx";

    @Override
    public List<Diagnosis> examine(Patient patient) throws InterruptedException {
        PoolPlan asked = patient.pools();
        List<Diagnosis> found = new ArrayList<>();
        for (URI page : asked.pages()) {
            found.addAll(examine(new PoolPlan(List.of(page), List.of(), List.of(), asked.authorization()), true));
        }
        for (String process : asked.processes()) {
            found.addAll(examine(new PoolPlan(List.of(), List.of(process), List.of(), null), true));
        }
        if (asked.pages().isEmpty() && asked.processes().isEmpty()) {
            for (URI target : patient.targets()) {
                found.addAll(
                        examine(new PoolPlan(List.of(), List.of(), List.of(target), asked.authorization()), false));
            }
        }
        return found;
    }

    private static List<Diagnosis> examine(PoolPlan one, boolean named) throws InterruptedException {
        try (PoolWatch watch = PoolWatch.open(one, PATIENCE)) {
            List<PoolEvidence> sources = watch.evidence();
            return sources == null
                    ? List.of(Diagnosis.lacks(
                            one.services().get(0).getAuthority(),
                            "It publishes no pools at the usual paths, so they are seen from the server alone.",
                            SWITCH_ON))
                    : sources.stream().map(PoolsExamination::diagnosis).toList();
        } catch (UsageException e) {
            String what = String.valueOf(e.getMessage());
            return List.of(
                    named ? Diagnosis.blocks("Pools", what, SWITCH_ON) : Diagnosis.lacks("Pools", what, SWITCH_ON));
        }
    }

    private static Diagnosis diagnosis(PoolEvidence source) {
        List<Pool> pools = source.pools();
        if (pools == null || pools.isEmpty()) {
            return Diagnosis.lacks(
                    source.source(), "It names no pool now; one may be made when it is first needed.", SWITCH_ON);
        }
        return Diagnosis.fine(
                source.source(),
                "It names " + Wording.count(pools.size(), "pool") + ": "
                        + Wording.list(
                                pools.stream().map(PoolsExamination::inWords).toList())
                        + ": evidence pool.");
    }

    private static String inWords(Pool pool) {
        return pool.name() + " (" + known(pool.active()) + " of " + known(pool.maximum()) + " in use)";
    }

    private static String known(@Nullable Long figure) {
        return figure == null ? "?" : Wording.number(figure);
    }
}
