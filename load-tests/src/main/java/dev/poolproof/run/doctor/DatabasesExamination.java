package dev.poolproof.run.doctor;

import dev.poolproof.run.provision.Obstacle;
import dev.poolproof.run.provision.Provision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which of the databases that a run can start itself are to be had here. One is enough. */
final class DatabasesExamination implements Examination {

    private static final List<Provision> STARTED_HERE = List.of(Provision.EMBEDDED, Provision.DOCKER, Provision.MYSQL);

    @Override
    public List<Diagnosis> examine(Patient patient) {
        List<Diagnosis> found = new ArrayList<>();
        boolean any = false;
        for (Provision way : STARTED_HERE) {
            String subject = "--database " + way.label();
            Optional<Obstacle> obstacle = way.obstacle(patient.image());
            any |= obstacle.isEmpty();
            found.add(obstacle.map(it -> Diagnosis.lacks(subject, it.what(), it.remedy()))
                    .orElseGet(() -> Diagnosis.fine(subject, "Nothing is missing for it.")));
        }
        if (!any && patient.server() == null) {
            found.add(
                    Diagnosis.blocks(
                            "Database",
                            "None can be started here, and none was named.",
                            "mend one of the above, or name a server of yours: ./poolproof doctor --db jdbc:mysql://HOST:3306/ …"));
        }
        return found;
    }
}
