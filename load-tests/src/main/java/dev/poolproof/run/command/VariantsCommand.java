package dev.poolproof.run.command;

import dev.poolproof.run.target.Needs;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceCatalogue.Variant;
import dev.poolproof.run.target.ServiceJar;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the variants of connection handling. */
@Command(
        name = "variants",
        description = "Lists the forms of connection handling, right and wrong, and the finding each must produce.",
        mixinStandardHelpOptions = true,
        versionProvider = Poolproof.BuildVersion.class)
final class VariantsCommand implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        ServiceCatalogue catalogue = ServiceCatalogue.read(ServiceJar.locate());
        String row = "%-42s %-8s  %-23s %-17s %s%n";
        System.out.printf(row, "VARIANT", "KIND", "FINDING", "CAUSE", "ENDPOINTS");
        for (Variant variant : catalogue.variants()) {
            System.out.printf(
                    row,
                    variant.name(),
                    variant.kind(),
                    variant.expectedFinding(),
                    variant.cause() == null ? "-" : variant.cause(),
                    String.join(", ", variant.endpoints()));
            System.out.println("    " + variant.summary());
            List<String> needs = Needs.of(List.of(variant), Map.of()).inWords(Map.of());
            if (!needs.isEmpty()) {
                System.out.println("    A run adds what it needs to show itself: " + String.join("; ", needs) + ".");
            }
        }
        System.out.println();
        System.out.println("Try one: ./poolproof run --variant dashboard=pool-per-request");
        return ExitCode.PASS.number();
    }
}
