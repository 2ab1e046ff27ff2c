package dev.poolproof.reports.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.record.RunFile;
import dev.poolproof.reports.verdict.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaselineFileTest {

    private static final String ENTRY =
            "{\"fingerprint\": \"0123456789ab\", \"rule\": \"connection-leak\", \"maximum\": 3, \"reason\": \"POOL-7\"}";

    @TempDir
    Path folder;

    @Test
    void readsBackWhatItWrote() throws IOException {
        Path file = folder.resolve("deep/er/" + BaselineFile.USUAL_NAME);
        Baseline baseline = BaselineUpdate.of(
                        new Baseline(List.of()), List.of(Judge.judge(SampleRuns.POOL_PER_REQUEST.record())))
                .baseline("known", false);

        BaselineFile.write(file, baseline);

        assertThat(BaselineFile.read(file)).isEqualTo(baseline);
        assertThat(Files.readAllLines(file))
                .filteredOn(line -> line.contains("fingerprint"))
                .hasSameSizeAs(baseline.entries());
    }

    @Test
    void readsWhatSomebodyWroteByHand() throws IOException {
        assertThat(BaselineFile.read(written(ENTRY)).entries())
                .containsExactly(new BaselineEntry("0123456789ab", "connection-leak", null, 3, "POOL-7"));
    }

    @Test
    void saysWhatIsWrongWithAnEntry() throws IOException {
        refuses(written(ENTRY.replace("POOL-7", " ")), "at /entries/0/reason");
        refuses(written(ENTRY.replace("3", "0")), "at /entries/0/maximum", "1");
        refuses(written(ENTRY.replace("0123456789ab", "0123")), "at /entries/0/fingerprint");
        refuses(written(ENTRY.replace("\"maximum\"", "\"max\"")), "at /entries/0", "max");
        refuses(written(ENTRY + ", " + ENTRY), "connection-leak (0123456789ab) twice");
    }

    @Test
    void saysThatAFileIsMissingCutOffForeignOrOfAnotherVersion() throws IOException {
        Path run = folder.resolve("run.json");
        RunFile.write(run, SampleRuns.REPAIRED.record());
        Path file = written(ENTRY);
        String whole = Files.readString(file);

        refuses(folder.resolve("none.json"), "there is no such file", "baseline update");
        refuses(run, "it is no baseline (its format is 'poolproof-run', expected 'poolproof-baseline')");
        refuses(Files.writeString(file, whole.substring(0, whole.length() - 9)), "it was cut off");
        refuses(Files.writeString(file, whole.replace("\"version\": 1", "\"version\": 2")), "it has version 2");
        refuses(
                folder,
                "it is a folder",
                folder.resolve(BaselineFile.USUAL_NAME).toString());
    }

    private static void refuses(Path file, String... parts) {
        assertThatThrownBy(() -> BaselineFile.read(file))
                .isInstanceOf(UnreadableBaselineException.class)
                .hasMessageStartingWith("Cannot read the baseline " + file + ": ")
                .hasMessageContainingAll(parts)
                .message()
                .doesNotContain("\n");
    }

    private Path written(String entries) throws IOException {
        return Files.writeString(
                folder.resolve(BaselineFile.USUAL_NAME),
                "{\"format\": \"poolproof-baseline\", \"version\": 1, \"entries\": [" + entries + "]}\n");
    }
}
