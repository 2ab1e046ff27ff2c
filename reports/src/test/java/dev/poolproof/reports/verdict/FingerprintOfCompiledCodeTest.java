package dev.poolproof.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.poolproof.reports.record.GuardEvidence.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fingerprints of one program, compiled and run by real JDKs, before and after it was edited. */
final class FingerprintOfCompiledCodeTest {

    /** Tells, for each way in which code can stand in a class, where it stands: its own name, then class, method and line. */
    private static final String PROGRAM = """
            import java.io.Serializable;
            import java.util.function.Supplier;
            import java.util.stream.Stream;

            public class Program {
                interface Kept extends Supplier<String>, Serializable {}
                static final Supplier<String> IN_A_FIELD = () -> here("lambda of a field");
                /*MORE MEMBERS*/
                public static void main(String[] arguments) {
                    plain();
                    IN_A_FIELD.get();
                    new Program().start();
                }
                static void plain() { here("method"); }
                void start() {
                    /*MORE CODE*/
                    Supplier<String> lambda = () -> here("lambda");
                    lambda.get();
                    Supplier<Supplier<String>> outer = () -> () -> here("lambda in a lambda");
                    outer.get().get();
                    Kept kept = () -> here("lambda that can be serialized");
                    kept.get();
                    new Object() { void ask() { here("anonymous class"); } }.ask();
                    class Local { void ask() { here("local class"); } }
                    new Local().ask();
                    new Inner().ask();
                    Stream.of(1).map(one -> here("lambda in a stream")).forEach(done -> {});
                }
                static class Inner {
                    private void ask() { here("nested class"); }
                }
                static String here(String what) {
                    StackTraceElement at = new Throwable().getStackTrace()[1];
                    System.out.println(what + "|" + at.getClassName() + "|" + at.getMethodName() + "|" + at.getLineNumber());
                    return what;
                }
            }
            """;

    private static final int OLDEST = 17;
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    @TempDir
    Path folder;

    @Test
    void staysTheSameWhenTheCodeAroundItIsEdited() throws Exception {
        String edited = PROGRAM.replace(
                        "/*MORE MEMBERS*/",
                        "static final Runnable FIRST = () -> {};\n\n\nstatic final Object SECOND = new Object() {};")
                .replace(
                        "/*MORE CODE*/",
                        "Runnable first = () -> {};\nKept second = () -> \"\";\nnew Object() {};\nclass Local2 {}\nfirst.run();");
        Path java = Path.of(System.getProperty("java.home"));

        Map<String, Site> before = run(java, PROGRAM);
        Map<String, Site> after = run(java, edited);

        assertThat(before).hasSize(9);
        assertThat(after.get("method")).isNotEqualTo(before.get("method"));
        assertThat(fingerprints(after)).isEqualTo(fingerprints(before));
    }

    @Test
    void staysTheSameOnEveryJdkOfThisMachine() throws Exception {
        List<Path> jdks = jdks();
        assumeTrue(
                jdks.size() > 1, "There is one JDK beside " + System.getProperty("java.home") + ": nothing to compare");
        Map<String, Fingerprint> here = fingerprints(run(Path.of(System.getProperty("java.home")), PROGRAM));

        for (Path jdk : jdks) {
            assertThat(fingerprints(run(jdk, PROGRAM))).as(jdk.toString()).isEqualTo(here);
        }
    }

    private static Map<String, Fingerprint> fingerprints(Map<String, Site> sites) {
        Map<String, Fingerprint> fingerprints = new TreeMap<>();
        sites.forEach((what, site) -> fingerprints.put(what, Fingerprint.of("connection-leak", site, "GET /x")));
        return fingerprints;
    }

    private Map<String, Site> run(Path jdk, String program) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Program.java"), program);
        Process process = new ProcessBuilder(
                        jdk.resolve("bin/java").toString(), "-XX:TieredStopAtLevel=1", source.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        Map<String, Site> sites = new TreeMap<>();
        output.lines()
                .map(line -> Arrays.asList(line.split("\\|")))
                .forEach(parts -> sites.put(
                        parts.get(0),
                        new Site(parts.get(1), parts.get(2), "Program.java", Integer.parseInt(parts.get(3)))));
        return sites;
    }

    /** Those beside the one that runs this test, each once though it may have several names; older ones cannot run the program. */
    private static List<Path> jdks() throws IOException {
        Path here = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> beside = Files.list(here.resolveSibling("."))) {
            return beside.filter(jdk -> Files.isExecutable(jdk.resolve("bin/javac")) && version(jdk) >= OLDEST)
                    .map(FingerprintOfCompiledCodeTest::real)
                    .distinct()
                    .toList();
        }
    }

    private static int version(Path jdk) {
        try {
            Matcher version = VERSION.matcher(Files.readString(jdk.resolve("release")));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException unknown) {
            return 0;
        }
    }

    private static Path real(Path jdk) {
        try {
            return jdk.toRealPath();
        } catch (IOException gone) {
            return jdk;
        }
    }
}
