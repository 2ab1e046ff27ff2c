package dev.poolproof.run.command;

import dev.poolproof.run.plan.Durations;
import dev.poolproof.run.plan.UsageException;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 10s} from the command line. */
final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        try {
            return Durations.parse(text);
        } catch (UsageException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
