package dev.poolproof.app.settings;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.ExitCodeGenerator;

/** The service was asked to start with settings that cannot work; the message names every one of them. */
public final class RefusedSettingsException extends RuntimeException implements ExitCodeGenerator {

    /** Exit code of a user's mistake ({@code EX_USAGE} of sysexits.h). */
    public static final int EXIT_CODE = 64;

    private static final long serialVersionUID = 1;

    private final transient List<SettingProblem> problems;

    public RefusedSettingsException(List<SettingProblem> problems) {
        super(problems.stream()
                .map(problem -> "\n  " + problem)
                .collect(Collectors.joining(
                        "", problems.size() == 1 ? "1 setting refused:" : problems.size() + " settings refused:", "")));
        this.problems = List.copyOf(problems);
    }

    public List<SettingProblem> problems() {
        return problems;
    }

    @Override
    public int getExitCode() {
        return EXIT_CODE;
    }
}
