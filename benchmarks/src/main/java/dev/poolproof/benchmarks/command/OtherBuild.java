package dev.poolproof.benchmarks.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The benchmarks as another checkout has built them. */
final class OtherBuild {

    private OtherBuild() {}

    /**
     * Its class path, null for no other checkout.
     *
     * @throws UsageException when it is not built
     */
    static @Nullable String classPath(@Nullable Path checkout) {
        if (checkout == null) {
            return null;
        }
        Path target = checkout.toAbsolutePath().resolve("benchmarks/target");
        try (Stream<Path> files = Files.list(target)) {
            Path jar = files.filter(file ->
                            file.getFileName().toString().matches("poolproof-benchmarks-.*(?<!-tests|-sources)\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> notBuilt(checkout, null));
            return jar + File.pathSeparator + target.resolve("lib") + File.separator + "*";
        } catch (IOException missing) {
            throw notBuilt(checkout, missing);
        }
    }

    private static UsageException notBuilt(Path checkout, @Nullable IOException cause) {
        String message = checkout + " holds no built benchmarks: run './poolproof bench --list' there first.";
        return cause == null ? new UsageException(message) : new UsageException(message, cause);
    }
}
