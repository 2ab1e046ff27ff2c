package dev.poolproof.run.planfile;

import java.util.List;

/**
 * One key of the file with its value, as arguments of the command line.
 *
 * @param path where it stands in the file: {@code run.rate}
 * @param line counted from 1
 * @param name the option, {@code --rate}, or a parameter's label
 * @param positional whether it is a parameter
 * @param arguments what it comes to: {@code --rate=50}; none for a flag that is off
 */
record Setting(String path, int line, String name, boolean positional, List<String> arguments) {
    Setting {
        arguments = List.copyOf(arguments);
    }
}
