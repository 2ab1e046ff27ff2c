package dev.poolproof.run.command;

import dev.poolproof.run.doctor.Diagnosis;
import dev.poolproof.run.doctor.Diagnosis.Severity;
import dev.poolproof.run.doctor.Doctor;
import dev.poolproof.run.doctor.Patient;
import dev.poolproof.run.provision.ProvisionRequest;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is missing before a run can prove anything, and the command that mends it. */
@Command(
        name = "doctor",
        description = {
            "Says what is missing on this machine, on a database server and in a service, and the command that mends it.",
            "Exit code 0: a run can be made; 2: none can, or it could prove nothing."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Poolproof.BuildVersion.class)
final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--target",
            paramLabel = "URL",
            description = "A service that runs, may be repeated, for example http://127.0.0.1:8080")
    private List<URI> targets = new ArrayList<>();

    @Mixin
    private PoolEvidenceOptions pools = new PoolEvidenceOptions();

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            defaultValue = "${env:POOLPROOF_MYSQL_IMAGE:-" + ProvisionRequest.DEFAULT_IMAGE + "}",
            description = "MySQL image for docker (default: POOLPROOF_MYSQL_IMAGE, else "
                    + ProvisionRequest.DEFAULT_IMAGE + ").")
    private String image = ProvisionRequest.DEFAULT_IMAGE;

    @Override
    public Integer call() throws InterruptedException {
        targets.forEach(target -> ServiceAddress.require("--target", target));
        Patient patient = new Patient(server.isGiven() ? server.server("doctor") : null, targets, pools.plan(), image);
        PrintWriter out = spec.commandLine().getOut();
        List<Diagnosis> found = Doctor.examine(patient, diagnosis -> print(out, diagnosis));
        out.println();
        out.println(conclusion(found));
        out.flush();
        return Doctor.isFit(found) ? ExitCode.PASS.number() : ExitCode.INVALID.number();
    }

    private static void print(PrintWriter out, Diagnosis diagnosis) {
        out.printf("%-6s  %-20s  %s%n", diagnosis.severity().word(), diagnosis.subject(), diagnosis.what());
        if (diagnosis.remedy() != null) {
            out.printf("%-6s  %-20s  → %s%n", "", "", diagnosis.remedy());
        }
        out.flush();
    }

    private static String conclusion(List<Diagnosis> found) {
        long blocking = count(found, Severity.BLOCKS);
        long lacking = count(found, Severity.LACKS);
        if (blocking > 0) {
            return "No run can be made: mend what is marked " + Severity.BLOCKS.word() + ".";
        }
        return lacking == 0
                ? "A run can be made, and nothing is missing."
                : "A run can be made; what is marked " + Severity.LACKS.word() + " it does without.";
    }

    private static long count(List<Diagnosis> found, Severity severity) {
        return found.stream()
                .filter(diagnosis -> diagnosis.severity() == severity)
                .count();
    }
}
