package dev.poolproof.run.planfile;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A key of the file: an option by its name without the dashes, a parameter by its label in small letters.
 *
 * @param name as it stands in the file
 * @param argument what it is on the command line
 */
record PlanKey(String name, ArgSpec argument) {

    /** Names the file itself, so it cannot stand in it. */
    static final String PLAN_OPTION = "--plan";

    /** How a value is written. */
    enum Kind {
        /** {@code allow-growth: true}. */
        FLAG,
        /** {@code rate: 50}. */
        VALUE,
        /** {@code command: [npm, test]}, or one value alone. */
        LIST,
        /** {@code set:} and below it {@code pool.maximum: 8}. */
        MAP
    }

    /** What a command's section may hold, in the order of its help; without help, version and the file's own name. */
    static Map<String, PlanKey> of(CommandSpec command) {
        Map<String, PlanKey> keys = new LinkedHashMap<>();
        for (OptionSpec option : command.options()) {
            if (!option.usageHelp()
                    && !option.versionHelp()
                    && !option.hidden()
                    && !option.longestName().equals(PLAN_OPTION)) {
                String name = option.longestName().replaceFirst("^-+", "");
                keys.put(name, new PlanKey(name, option));
            }
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            String name = parameter.paramLabel().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "");
            keys.put(name, new PlanKey(name, parameter));
        }
        return keys;
    }

    /** The options of all commands below; of several of one name the first, whose form the others share. */
    static Map<String, PlanKey> ofAll(CommandSpec program) {
        Map<String, PlanKey> keys = new LinkedHashMap<>();
        for (CommandLine command : program.subcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            of(spec).values().stream()
                    .filter(key -> key.argument().isOption())
                    .forEach(key -> keys.putIfAbsent(key.name(), key));
            ofAll(spec).forEach(keys::putIfAbsent);
        }
        return keys;
    }

    Kind kind() {
        if (argument.typeInfo().isMap()) {
            return Kind.MAP;
        }
        if (argument.isMultiValue()) {
            return Kind.LIST;
        }
        return argument.isOption() && argument.arity().max() == 0 ? Kind.FLAG : Kind.VALUE;
    }

    /** The name on the command line; for a parameter its label. */
    String onCommandLine() {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /** One argument of the command line with this value. */
    String with(String value) {
        return argument.isOption() ? onCommandLine() + "=" + value : value;
    }
}
