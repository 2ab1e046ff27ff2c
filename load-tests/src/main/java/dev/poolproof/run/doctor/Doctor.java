package dev.poolproof.run.doctor;

import dev.poolproof.run.doctor.Diagnosis.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Examines everything that a run needs, one line each, in the order in which people can mend it. */
public enum Doctor {
    /** The machine: what it is and what it has left. */
    JAVA(new JavaExamination()),
    MEMORY(new MemoryExamination()),
    LOOPBACK(new LoopbackExamination()),
    /** Where a database can be had. */
    DATABASES(new DatabasesExamination()),
    /** A server that was named. */
    SERVER(new ServerExamination()),
    /** Services that were named, and what they let be seen. */
    TARGETS(new TargetsExamination()),
    POOLS(new PoolsExamination());

    @SuppressWarnings("ImmutableEnumChecker") // an examination has no state
    private final Examination examination;

    Doctor(Examination examination) {
        this.examination = examination;
    }

    /**
     * Examines it all.
     *
     * @param progress told each diagnosis as soon as it is there
     * @throws InterruptedException if interrupted while waiting for an answer
     */
    public static List<Diagnosis> examine(Patient patient, Consumer<Diagnosis> progress) throws InterruptedException {
        List<Diagnosis> found = new ArrayList<>();
        for (Doctor doctor : values()) {
            for (Diagnosis diagnosis : doctor.examination.examine(patient)) {
                progress.accept(diagnosis);
                found.add(diagnosis);
            }
        }
        return found;
    }

    /** Whether a run can be made with that. */
    public static boolean isFit(List<Diagnosis> diagnoses) {
        return diagnoses.stream().noneMatch(diagnosis -> diagnosis.severity() == Severity.BLOCKS);
    }
}
