package dev.poolproof.run.planfile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * A command line, completed with what a plan file gives to its command. What stands on the command line counts: an option that is there
 * is not taken from the file, and neither is any value of an option that may be repeated.
 *
 * <p>The file becomes arguments, and not defaults, because a default is one text and an option of several values needs several.
 */
public final class PlannedArguments {

    /** Read where it lies in the current folder. */
    public static final String USUAL_NAME = "poolproof.yaml";

    private static final String END_OF_OPTIONS = "--";

    private final List<String> arguments;
    private final @Nullable Path file;
    private final List<Setting> settings;
    private final List<Setting> leftOut;

    private PlannedArguments(
            List<String> arguments, @Nullable Path file, List<Setting> settings, List<Setting> leftOut) {
        this.arguments = arguments;
        this.file = file;
        this.settings = settings;
        this.leftOut = leftOut;
    }

    /** The command line as it is. */
    public static PlannedArguments of(String... arguments) {
        return new PlannedArguments(List.of(arguments), null, List.of(), List.of());
    }

    /**
     * Completes a command line.
     *
     * @param program a program of its own for looking at the arguments: it is changed
     * @param folder where a file of the usual name is looked for, unless {@code --plan} names one
     * @throws dev.poolproof.run.plan.UsageException if the file cannot be read or holds mistakes
     */
    public static PlannedArguments complete(CommandLine program, Path folder, String... arguments) {
        lenient(program);
        ParseResult given = program.parseArgs(arguments);
        List<ParseResult> chain = new ArrayList<>(List.of(given));
        while (chain.get(chain.size() - 1).hasSubcommand()) {
            chain.add(chain.get(chain.size() - 1).subcommand());
        }
        ParseResult command = chain.get(chain.size() - 1);
        boolean informs = chain.stream().anyMatch(part -> part.isUsageHelpRequested() || part.isVersionHelpRequested());
        Optional<Path> file = file(program, folder);
        if (chain.size() == 1 || informs || file.isEmpty()) {
            return of(arguments);
        }
        List<String> names =
                chain.stream().skip(1).map(part -> part.commandSpec().name()).toList();
        PlanFile plan = PlanFile.read(file.get(), program.getCommandSpec());
        Map<Boolean, List<Setting>> byUse = plan.of(command.commandSpec(), String.join(".", names)).stream()
                .filter(setting -> !isGiven(setting, command))
                .collect(Collectors.partitioningBy(setting -> goesWith(command.commandSpec(), setting)));
        List<Setting> settings = Objects.requireNonNull(byUse.get(true));
        return new PlannedArguments(
                joined(List.of(arguments), names, settings),
                plan.path(),
                settings,
                Objects.requireNonNull(byUse.get(false)));
    }

    private static boolean goesWith(CommandSpec command, Setting setting) {
        OptionSpec option = command.findOption(setting.name());
        return option == null || !(command.userObject() instanceof TwoWays ways) || ways.goesWithTheCommandLine(option);
    }

    private static Optional<Path> file(CommandLine program, Path folder) {
        Path named = program.getCommandSpec().findOption(PlanKey.PLAN_OPTION).getValue();
        if (named != null) {
            return Optional.of(named);
        }
        Path usual = folder.resolve(USUAL_NAME);
        return Files.exists(usual) ? Optional.of(usual) : Optional.empty();
    }

    /** What is wrong with the command line is told when it is run, with what the file adds. */
    private static void lenient(CommandLine program) {
        program.getCommandSpec().parser().collectErrors(true);
        program.getSubcommands().values().forEach(PlannedArguments::lenient);
    }

    private static boolean isGiven(Setting setting, ParseResult command) {
        return setting.positional()
                ? !command.matchedPositionals().isEmpty()
                : command.matchedOptions().stream()
                        .anyMatch(option -> option.longestName().equals(setting.name()));
    }

    /** Options go right behind the command's name, parameters to the end. */
    private static List<String> joined(List<String> arguments, List<String> names, List<Setting> settings) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(
                behind(names, arguments),
                settings.stream()
                        .filter(setting -> !setting.positional())
                        .flatMap(setting -> setting.arguments().stream())
                        .toList());
        List<String> parameters = settings.stream()
                .filter(Setting::positional)
                .flatMap(setting -> setting.arguments().stream())
                .toList();
        if (!parameters.isEmpty() && !arguments.contains(END_OF_OPTIONS)) {
            all.add(END_OF_OPTIONS);
        }
        all.addAll(parameters);
        return all;
    }

    private static int behind(List<String> names, List<String> arguments) {
        int found = 0;
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals(PlanKey.PLAN_OPTION)) {
                i++;
            } else if (arguments.get(i).equals(names.get(found)) && ++found == names.size()) {
                return i + 1;
            }
        }
        throw new IllegalStateException("The command " + names + " is not among " + arguments);
    }

    /** The arguments, those of the file among them. */
    public String[] toArray() {
        return arguments.toArray(String[]::new);
    }

    /** Which options come from which file, and which of it do not go with the command line; empty where there are none. */
    public Optional<String> origin() {
        if (settings.isEmpty() && leftOut.isEmpty()) {
            return Optional.empty();
        }
        String gives = settings.isEmpty() ? "" : " gives %s.".formatted(names(settings));
        String keeps = leftOut.isEmpty()
                ? ""
                : " %s for another kind of run than the command line asks for: %s."
                        .formatted(settings.isEmpty() ? "has only what is" : "It has also what is", names(leftOut));
        return Optional.of(file + gives + keeps);
    }

    private static String names(List<Setting> settings) {
        return settings.stream().map(Setting::name).distinct().collect(Collectors.joining(", "));
    }

    /** What is wrong with an argument, with its place where it comes from the file. */
    public String explain(ParameterException refused) {
        String message = String.valueOf(refused.getMessage());
        if (refused.getArgSpec() == null) {
            return explain(message);
        }
        CommandSpec command = refused.getCommandLine().getCommandSpec();
        return settings.stream()
                .filter(setting -> PlanKey.of(command).values().stream()
                        .filter(key -> key.argument().equals(refused.getArgSpec()))
                        .anyMatch(key -> key.onCommandLine().equals(setting.name())))
                .findFirst()
                .map(setting -> place(setting) + ": " + message)
                .orElse(message);
    }

    /** A message about options, with the places of those that come from the file. */
    public String explain(String message) {
        List<String> places = settings.stream()
                .filter(setting -> !setting.positional())
                .filter(setting -> Pattern.compile(Pattern.quote(setting.name()) + "(?![\\w-])")
                        .matcher(message)
                        .find())
                .map(setting -> setting.name() + " comes from " + place(setting))
                .toList();
        return places.isEmpty() ? message : message + " (" + String.join("; ", places) + ")";
    }

    private String place(Setting setting) {
        return "%s:%d: %s".formatted(file, setting.line(), setting.path());
    }
}
