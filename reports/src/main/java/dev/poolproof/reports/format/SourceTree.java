package dev.poolproof.reports.format;

import dev.poolproof.reports.record.GuardEvidence.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sources of the watched service, as far as they are at hand: tells which file of a repository a line of code is in, and what
 * stands around it.
 * Immutable; files are looked up when asked for.
 */
public final class SourceTree {

    private static final SourceTree NONE = new SourceTree(List.of());

    /** Deep enough for {@code services/orders/api/src/main/java}. */
    private static final int DEEPEST = 8;

    /** {@code src/main/java}, {@code src/test/kotlin}: the layout that Maven and Gradle share. */
    private static final Pattern SOURCE_FOLDER = Pattern.compile("src/[^/]+/(java|kotlin|groovy|scala)");

    private static final Pattern SKIPPED = Pattern.compile("\\..+|target|build|out|bin|node_modules");
    private static final Pattern CLASS_NAME = Pattern.compile("[\\p{L}\\p{N}_$]+(\\.[\\p{L}\\p{N}_$]+)*");
    private static final Pattern FILE_NAME = Pattern.compile("[\\p{L}\\p{N}_$-]+\\.[\\p{L}\\p{N}]+");

    private final List<SourceFolder> folders;

    private SourceTree(List<SourceFolder> folders) {
        this.folders = List.copyOf(folders);
    }

    /** No sources at hand. */
    public static SourceTree none() {
        return NONE;
    }

    /**
     * The sources below some folders: their modules' source folders, or a folder that holds packages itself.
     *
     * @param roots where to look, in this order; one that does not exist holds nothing
     */
    public static SourceTree of(Collection<Path> roots) {
        List<SourceFolder> folders = new ArrayList<>();
        for (Path given : roots) {
            Path root = given.toAbsolutePath().normalize();
            Path repository = repositoryOf(root);
            sourceFoldersBelow(root).forEach(folder -> folders.add(new SourceFolder(repository, folder)));
            folders.add(new SourceFolder(repository, root));
        }
        return new SourceTree(folders);
    }

    /**
     * The file that holds a line, relative to the root of the repository that it lies in (or of the folder that was named,
     * where that is in none), with forward slashes; null where it is not at hand.
     */
    @Nullable
    String find(Site site) {
        SourceFile file = locate(site);
        return file == null ? null : file.name();
    }

    /** The code around a line; null where it is not at hand. */
    @Nullable
    Excerpt excerpt(Site site) {
        SourceFile file = locate(site);
        return file == null ? null : Excerpt.read(file.path(), file.name(), site.line());
    }

    private @Nullable SourceFile locate(Site site) {
        String inPackage = inPackage(site);
        if (inPackage == null) {
            return null;
        }
        for (SourceFolder folder : folders) {
            Path file = folder.path().resolve(inPackage);
            if (Files.isRegularFile(file)) {
                return new SourceFile(
                        file, folder.repository().relativize(file).toString().replace('\\', '/'));
            }
        }
        return null;
    }

    /**
     * The file below its package's root: {@code dev/poolproof/app/Foo.java}; null where class or file have no names that a
     * compiler would give them, so that no name leads out of the folders.
     */
    static @Nullable String inPackage(Site site) {
        String file = site.file();
        if (file == null
                || !FILE_NAME.matcher(file).matches()
                || !CLASS_NAME.matcher(site.className()).matches()) {
            return null;
        }
        int lastDot = site.className().lastIndexOf('.');
        return lastDot < 0 ? file : site.className().substring(0, lastDot).replace('.', '/') + "/" + file;
    }

    /** The nearest folder at or above this one that git keeps, else the folder itself. */
    private static Path repositoryOf(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return at;
            }
        }
        return folder;
    }

    /** What is shipped before what is only tested. */
    private static List<Path> sourceFoldersBelow(Path root) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new Search(root, found));
        } catch (IOException problem) {
            throw new UncheckedIOException("The sources below " + root + " cannot be looked through", problem);
        }
        found.sort(Comparator.comparing((Path folder) -> !isShipped(folder)).thenComparing(Path::toString));
        return found;
    }

    private static boolean isShipped(Path folder) {
        return folder.getName(folder.getNameCount() - 2).toString().equals("main");
    }

    /**
     * A folder that holds packages.
     *
     * @param repository what its files are told relative to
     * @param path where it lies
     */
    private record SourceFolder(Path repository, Path path) {}

    /**
     * A file at hand.
     *
     * @param path where it lies
     * @param name what reports call it
     */
    private record SourceFile(Path path, String name) {}

    /** Gathers source folders. What cannot be read holds none. */
    private static final class Search extends SimpleFileVisitor<Path> {

        private final Path root;
        private final List<Path> found;

        Search(Path root, List<Path> found) {
            this.root = root;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            int names = folder.getNameCount();
            if (names >= 3 && SOURCE_FOLDER.matcher(lastThree(folder)).matches()) {
                found.add(folder);
                return FileVisitResult.SKIP_SUBTREE;
            }
            boolean skipped = !folder.equals(root)
                    && SKIPPED.matcher(folder.getFileName().toString()).matches();
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) {
            return FileVisitResult.CONTINUE;
        }

        private static String lastThree(Path folder) {
            int names = folder.getNameCount();
            return folder.subpath(names - 3, names).toString().replace('\\', '/');
        }
    }
}
