package dev.poolproof.run.doctor;

import dev.poolproof.reports.verdict.Wording;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.provision.ExistingServer;
import dev.poolproof.run.provision.Obstacle;
import dev.poolproof.run.provision.ServerLimits;
import dev.poolproof.run.provision.ServerRights;
import java.util.ArrayList;
import java.util.List;

/** Whether a database server answers, has room, and lets the administrator see what a verdict needs. */
final class ServerExamination implements Examination {

    @Override
    public List<Diagnosis> examine(Patient patient) {
        ExistingServer server = patient.server();
        if (server == null) {
            return List.of();
        }
        String subject = server.address();
        List<Diagnosis> found = new ArrayList<>();
        try {
            ServerLimits limits = ServerLimits.of(server, null);
            found.add(room(subject, limits));
            List<Obstacle> missing = ServerRights.missing(server);
            if (missing.isEmpty()) {
                found.add(Diagnosis.fine(
                        subject, server.username() + " may see all that a verdict needs: evidence server."));
            }
            for (Obstacle obstacle : missing) {
                found.add(
                        obstacle.isFatal()
                                ? Diagnosis.blocks(subject, obstacle.what(), obstacle.remedy())
                                : Diagnosis.lacks(subject, obstacle.what(), obstacle.remedy()));
            }
        } catch (UsageException e) {
            found.add(Diagnosis.blocks(
                    subject,
                    "The server cannot be asked: " + e.getMessage() + ".",
                    "start it, or correct --db, --db-user and the password"));
        }
        return found;
    }

    private static Diagnosis room(String subject, ServerLimits limits) {
        long left = limits.maxConnections() - limits.sessions();
        String what = limits.server() + ": max_connections " + Wording.number(limits.maxConnections()) + ", "
                + Wording.count(limits.sessions(), "session") + " open now.";
        return left > 1
                ? Diagnosis.fine(subject, what)
                : Diagnosis.lacks(
                        subject,
                        what + " It has no session left for anybody.",
                        "find who keeps them: SELECT user, host, COUNT(*) FROM information_schema.processlist GROUP BY user, host;");
    }
}
