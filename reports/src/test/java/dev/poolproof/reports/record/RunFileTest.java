package dev.poolproof.reports.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.SampleRuns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RunFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void readsBackWhatItWrote(SampleRuns run) throws IOException {
        Path file = folder.resolve("deep/er/run.json");
        RunRecord record = run.record();

        RunFile.write(file, record);

        assertThat(RunFile.read(file)).isEqualTo(record);
    }

    @Test
    void writesTheSameBytesForTheSameRecord() {
        assertThat(RunFile.toJson(SampleRuns.POOL_PER_REQUEST.record()))
                .isEqualTo(RunFile.toJson(SampleRuns.POOL_PER_REQUEST.record()));
    }

    @Test
    void writesOneSampleALine() {
        RunRecord record = Records.healthy().build();

        long lines = RunFile.toJson(record)
                .lines()
                .filter(line -> line.trim().startsWith("{\"atMillis\""))
                .count();

        assertThat(lines).isEqualTo(record.samples().size());
    }

    @Test
    void replacesAFileAndLeavesNothingElseBehind() throws IOException {
        Path file = folder.resolve("run.json");
        Files.writeString(file, "old");

        RunFile.write(file, Records.healthy().build());

        assertThat(RunFile.read(file).format()).isEqualTo(RunRecord.FORMAT);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void saysThatAFileIsMissing() {
        refuses(folder.resolve("none.json"), "there is no such file");
    }

    @Test
    void saysThatItIsAFolderAndNamesTheFileInside() {
        refuses(folder, "it is a folder", folder.resolve("run.json").toString());
    }

    @Test
    void saysWhereAFileIsNoJson() throws IOException {
        refuses(written("verdict: fail"), "it is not JSON, at line 1, column");
    }

    @Test
    void saysThatAFileIsNoText() throws IOException {
        Path file = folder.resolve("run.json");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        refuses(file, "it is no UTF-8 text");
    }

    @Test
    void saysThatAFileWasCutOff() throws IOException {
        String whole = RunFile.toJson(Records.healthy().build());

        refuses(written(whole.substring(0, whole.length() / 2)), "it ends in the middle, at line", "it was cut off");
    }

    @Test
    void saysThatAnEmptyFileIsNoRecord() throws IOException {
        refuses(written(""), "it is no run record");
    }

    @Test
    void saysThatTheFormatIsForeign() throws IOException {
        refuses(written("{\"format\": \"k6\"}"), "its format is 'k6', expected 'poolproof-run'");
        refuses(written("[1, 2]"), "it names no format");
        refuses(written("{\"format\": \"\\u001b[2Jred\\n\"}"), "its format is '□[2Jred□'");
    }

    @Test
    void saysThatTheVersionIsAnother() throws IOException {
        String later = edited("\"version\": 1,", "\"version\": 7,");

        refuses(written(later), "it has version 7 of the format, written by Poolproof 0.1.0-SNAPSHOT");
    }

    @Test
    void saysWhatToDoWithAnotherVersion() throws IOException {
        refuses(
                written(edited("\"version\": 1,", "\"version\": 2,")),
                "Use a Poolproof as new as the one that wrote it, or repeat the run");
        refuses(
                written(edited("\"version\": 1,", "\"version\": 0,")),
                "Use the Poolproof that wrote it, or repeat the run");
        refuses(written(edited("\"version\": 1,", "\"version\": \"one\",")), "it has version \"one\"");
        refuses(written(edited("  \"version\": 1,\n", "")), "it has version (none)");
    }

    @Test
    void refusesARecordCutOffAnywhere() throws IOException {
        byte[] whole = RunFile.toJson(
                        Records.healthy().with(run -> run.label = "naïve – 夏").build())
                .getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("run.json");

        for (int length = 1; length < whole.length - 2; length += length < 400 ? 1 : 997) {
            Files.write(file, Arrays.copyOf(whole, length));

            refuses(file, "it was cut off");
        }
    }

    @Test
    void acceptsTheMarkThatSomeEditorsBeginATextWith() throws IOException {
        RunRecord record = Records.healthy().build();

        assertThat(RunFile.read(written("\ufeff" + RunFile.toJson(record)))).isEqualTo(record);
    }

    @Test
    void saysWhereANumberIsTooLarge() throws IOException {
        refuses(
                written(edited("\"maxConnections\": 24", "\"maxConnections\": 99999999999")),
                "at /environment/database/maxConnections",
                "99999999999",
                "Undo what was edited by hand, use the Poolproof that wrote it (0.1.0-SNAPSHOT), or repeat the run");
    }

    @Test
    void saysThatAReportIsNoRecord() throws IOException {
        refuses(
                written("{\"format\": \"poolproof-verdict\", \"version\": 1}"),
                "it is no run record (its format is 'poolproof-verdict', expected 'poolproof-run')",
                "Name the run.json that a run wrote");
        refuses(written("<html></html>"), "it is not JSON");
        refuses(written("null"), "it names no format");
    }

    @Test
    void saysWhereATypingMistakeIs() throws IOException {
        refuses(written(edited("\"ratePerSecond\"", "\"ratePerSeconds\"")), "at /plan", "ratePerSecond");
    }

    @Test
    void saysWhereAValueIsOfTheWrongType() throws IOException {
        refuses(written(edited("\"loadMillis\": 12000", "\"loadMillis\": \"12 s\"")), "at /plan/loadMillis", "integer");
    }

    @Test
    void saysWhereAnOutcomeIsUnknown() throws IOException {
        refuses(written(edited("\"AS_EXPECTED\"", "\"AS_HOPED\"")), "/outcomes", "AS_HOPED");
    }

    @Test
    void refusesAPropertyThatIsThereTwice() throws IOException {
        refuses(written(edited("\"version\": 1,", "\"version\": 1, \"version\": 1,")), "it is not JSON", "version");
    }

    @Test
    void acceptsAGuardThatKnowsMore() throws IOException {
        String grown = edited("\"format\": \"poolproof-guard\"", "\"format\": \"poolproof-guard\", \"mood\": \"calm\"");

        assertThat(RunFile.read(written(grown)).end()).isNotNull();
    }

    @Test
    void keepsTheOldFileWhereTheNewOneCannotBeWritten() throws IOException {
        Path noFolder = Files.writeString(folder.resolve("file"), "x").resolve("run.json");

        assertThatThrownBy(() -> RunFile.write(noFolder, Records.healthy().build()))
                .isInstanceOf(IOException.class);
    }

    private static void refuses(Path file, String... parts) {
        assertThatThrownBy(() -> RunFile.read(file))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageStartingWith("Cannot read the run record " + file + ": ")
                .hasMessageContainingAll(parts)
                .message()
                .doesNotContain("\n");
    }

    private static String edited(String from, String to) {
        String whole = RunFile.toJson(Records.healthy().build());
        assertThat(whole).contains(from);
        return whole.replace(from, to);
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("run.json"), text);
    }
}
