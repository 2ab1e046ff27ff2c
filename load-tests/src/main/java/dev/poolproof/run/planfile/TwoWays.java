package dev.poolproof.run.planfile;

import picocli.CommandLine.Model.OptionSpec;

/**
 * A command that does one of two things, each with options of its own. Which of them is said on the command line; what a plan file
 * gives for the other is left out then.
 */
public interface TwoWays {

    /** Whether an option of the file goes with those of the command line, which were parsed before. */
    boolean goesWithTheCommandLine(OptionSpec planned);
}
