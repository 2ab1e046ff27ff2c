package dev.poolproof.run.scenario;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.simpleflatmapper.lightningcsv.CsvParser;

/** Reads the lines of a feeder. */
final class CsvFile {

    private CsvFile() {}

    /**
     * All of it; empty, with the problem told, where it cannot be used.
     *
     * @param problem hears what is wrong, the end of a sentence
     */
    static Optional<Feeder> read(Path file, boolean random, Consumer<String> problem) {
        List<List<String>> rows = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            Iterator<String[]> lines = CsvParser.iterator(reader);
            while (lines.hasNext()) {
                rows.add(Arrays.asList(lines.next()));
            }
        } catch (NoSuchFileException e) {
            problem.accept("names %s, which is not there: it is looked for beside the scenario.".formatted(file));
            return Optional.empty();
        } catch (IOException e) {
            problem.accept("names %s, which cannot be read (%s).".formatted(file, e.getMessage()));
            return Optional.empty();
        }
        if (rows.size() < 2) {
            problem.accept(
                    "names %s, which needs a line with the columns' names and at least one below it.".formatted(file));
            return Optional.empty();
        }
        List<String> columns = rows.get(0).stream().map(String::strip).toList();
        for (int row = 1; row < rows.size(); row++) {
            if (rows.get(row).size() != columns.size()) {
                problem.accept("names %s, whose row %d has %d values for %d columns."
                        .formatted(file, row + 1, rows.get(row).size(), columns.size()));
                return Optional.empty();
            }
        }
        return Optional.of(new Feeder(columns, rows.subList(1, rows.size()), random));
    }
}
