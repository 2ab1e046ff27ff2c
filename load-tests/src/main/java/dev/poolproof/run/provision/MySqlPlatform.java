package dev.poolproof.run.provision;

import dev.poolproof.run.plan.UsageException;
import java.util.Arrays;
import java.util.Locale;

/** The machines that a MySQL is on Maven Central for. */
enum MySqlPlatform {
    LINUX_X86_64("linux", "amd64", "linux-x86_64"),
    LINUX_AARCH64("linux", "aarch64", "linux-aarch64"),
    MAC_X86_64("mac os x", "x86_64", "mac-x86_64"),
    MAC_AARCH64("mac os x", "aarch64", "mac-aarch64");

    private final String system;
    private final String processor;
    private final String classifier;

    MySqlPlatform(String system, String processor, String classifier) {
        this.system = system;
        this.processor = processor;
        this.classifier = classifier;
    }

    /**
     * @throws UsageException if there is no server for this machine
     */
    static MySqlPlatform of(String osName, String osArch) {
        return Arrays.stream(values())
                .filter(platform -> osName.toLowerCase(Locale.ROOT).startsWith(platform.system))
                .filter(platform -> platform.processor.equals(osArch))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no MySQL on Maven Central for " + osName + " on "
                        + osArch + ": use --database docker, or --database existing with a server of yours"));
    }

    /** The Maven artifact's classifier. */
    String classifier() {
        return classifier;
    }

    /** Name of the folder below {@code /usr/lib} where Debian and its kin keep such a machine's libraries. */
    String libraryFolder() {
        return classifier.substring(classifier.indexOf('-') + 1) + "-linux-gnu";
    }
}
