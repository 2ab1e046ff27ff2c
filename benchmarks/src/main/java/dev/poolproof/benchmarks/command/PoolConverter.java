package dev.poolproof.benchmarks.command;

import dev.poolproof.benchmarks.pool.Pool;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a pool's id from the command line. */
final class PoolConverter implements ITypeConverter<Pool> {

    @Override
    public Pool convert(String id) {
        return Arrays.stream(Pool.values())
                .filter(pool -> pool.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no pool '" + id + "'. Pools: "
                        + Arrays.stream(Pool.values()).map(Pool::id).collect(Collectors.joining(", ")) + "."));
    }
}
