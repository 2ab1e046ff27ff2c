package dev.poolproof.run.doctor;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.verdict.Wording;
import dev.poolproof.run.sample.GuardObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether a service answers, and has the guard. */
final class TargetsExamination implements Examination {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String GUARD =
            "add the Spring Boot starter, or start it with -javaagent:poolproof-agent.jar; it then names the line that leaks";

    @Override
    public List<Diagnosis> examine(Patient patient) throws InterruptedException {
        List<Diagnosis> found = new ArrayList<>();
        for (URI target : patient.targets()) {
            found.addAll(examine(target));
        }
        return found;
    }

    private static List<Diagnosis> examine(URI target) throws InterruptedException {
        String subject = target.getAuthority();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(target.getHost(), port(target)), (int) PATIENCE.toMillis());
        } catch (IOException e) {
            return List.of(Diagnosis.blocks(
                    subject,
                    "Nobody answers there (" + e.getMessage() + ").",
                    "start the service, or correct the address: --target http://127.0.0.1:8080"));
        }
        return List.of(Diagnosis.fine(subject, "It answers."), guard(subject, target));
    }

    private static Diagnosis guard(String subject, URI target) throws InterruptedException {
        try {
            GuardEvidence guard = new GuardObserver(target, PATIENCE).evidence();
            return Diagnosis.fine(
                    subject,
                    "Its guard answers and watches "
                            + Wording.count(guard.totals().livePools(), "pool")
                            + ": evidence guard.");
        } catch (IOException e) {
            return Diagnosis.lacks(
                    subject, "It has no guard that answers, so no line, route or tenant will be named.", GUARD);
        }
    }

    private static int port(URI target) {
        return target.getPort() >= 0 ? target.getPort() : "https".equals(target.getScheme()) ? 443 : 80;
    }
}
