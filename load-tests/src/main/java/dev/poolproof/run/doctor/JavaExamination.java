package dev.poolproof.run.doctor;

import java.util.ArrayList;
import java.util.List;

/** The Java that runs this, and whether it is a whole JDK. */
final class JavaExamination implements Examination {

    private static final String ATTACH = "jdk.attach";

    @Override
    public List<Diagnosis> examine(Patient patient) {
        List<Diagnosis> found = new ArrayList<>();
        found.add(Diagnosis.fine(
                "Java",
                Runtime.version() + " (" + System.getProperty("java.vendor") + ") at " + System.getProperty("java.home")
                        + "."));
        if (ModuleLayer.boot().findModule(ATTACH).isEmpty()) {
            found.add(Diagnosis.lacks(
                    "Java",
                    "It is no whole JDK (no module " + ATTACH + "), so --jmx cannot look into a process by its id.",
                    "as root: apt-get install openjdk-17-jdk-headless, or point JAVA_HOME at a JDK"));
        }
        return found;
    }
}
