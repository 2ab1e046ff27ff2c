package dev.poolproof.run.target;

import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.process.ScratchFolder;
import dev.poolproof.run.provision.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/**
 * How the reference service is started: its program and the properties it gets.
 *
 * @param jar its program
 * @param plan what it is to be
 * @param database where its data are
 * @param stamp goes to the server with every session, as the connection attribute {@code run}
 * @param instance which of several instances it is, empty for the only one
 * @param controllable whether its world may be replaced while it runs, see {@link ServiceProcess#replaceWorld}
 */
record ServiceCommand(
        ServiceJar jar, ServicePlan plan, Database database, String stamp, String instance, boolean controllable) {

    private static final String SESSION_CHECKS = "guard.session-checks";

    /** @param portFile where the service writes its ports as soon as it answers */
    List<String> line(Path portFile, ScratchFolder scratch) {
        // Several share the memory of one machine.
        String heap = instance.isEmpty() ? "-Xmx512m" : "-Xmx256m";
        List<String> line = jar.commandWithDatabase(heap, scratch.option());
        line.addAll(List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + plan.port(),
                "--poolproof.port-file=" + portFile,
                "--poolproof.observer-port=0",
                "--poolproof.run=" + stamp,
                "--poolproof.database.url=" + database.service().url(),
                "--poolproof.database.username=" + database.service().username(),
                "--poolproof.database.master-schema=" + database.schemaPrefix() + "master",
                "--poolproof.database.tenant-schema-prefix=" + database.schemaPrefix() + "tenant_",
                "--poolproof.tenants=" + plan.tenants(),
                "--poolproof.seed-rows=" + plan.seedRows()));
        if (!instance.isEmpty()) {
            line.add("--poolproof.instance=" + instance);
        }
        properties().forEach((name, value) -> line.add("--poolproof." + name + "=" + value));
        return line;
    }

    private TreeMap<String, String> properties() {
        TreeMap<String, String> properties = new TreeMap<>();
        // They cost a query for every borrow, and a run is a test.
        properties.put(SESSION_CHECKS, "true");
        properties.put("guard.enabled", Boolean.toString(plan.evidence() == EvidenceSource.GUARD));
        if (controllable) {
            properties.put("control.enabled", "true");
        }
        if (controllable || !plan.faults().isEmpty()) {
            properties.put("faults.allowed", "true");
        }
        if (!plan.faults().isEmpty()) {
            properties.put("faults", String.join(",", plan.faults().asWritten()));
            properties.put("faults.seed", Long.toString(plan.faults().seed()));
        }
        plan.variants().forEach((endpoint, variant) -> properties.put("variants." + endpoint.key(), variant));
        properties.putAll(plan.settings());
        return properties;
    }
}
