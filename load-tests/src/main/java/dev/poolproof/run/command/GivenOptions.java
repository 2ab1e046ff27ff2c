package dev.poolproof.run.command;

import java.lang.reflect.Field;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Which of a command's options were given, on the command line or in {@code poolproof.yaml}.
 *
 * @param command that is running
 */
record GivenOptions(CommandSpec command) {

    /** The names of those that one of these classes declares. */
    List<String> of(Class<?>... owners) {
        return command.commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> isOf(option, owners))
                .map(OptionSpec::longestName)
                .distinct()
                .toList();
    }

    /** Whether one of these classes declares it. */
    static boolean isOf(OptionSpec option, Class<?>... owners) {
        return List.of(owners).contains(owner(option));
    }

    private static Class<?> owner(OptionSpec option) {
        return option.userObject() instanceof Field field ? field.getDeclaringClass() : Object.class;
    }
}
