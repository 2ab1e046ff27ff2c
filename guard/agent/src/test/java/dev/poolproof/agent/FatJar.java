package dev.poolproof.agent;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A program as Spring Boot packs it: one jar that holds the libraries as jars, and Boot's launcher, which has
 * a class loader for them.
 */
final class FatJar {

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";
    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";

    private FatJar() {}

    /** @param classPath with that launcher among its jars */
    static Path of(Path folder, String mainClass, List<String> classPath) throws IOException {
        Path packed = folder.resolve("program.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(packed), manifest(mainClass))) {
            // The launcher looks for the folder itself.
            jar.putNextEntry(new JarEntry(CLASSES));
            for (String entry : classPath) {
                Path place = Path.of(entry);
                if (Files.isDirectory(place)) {
                    addClasses(jar, place);
                } else if (place.getFileName().toString().startsWith("spring-boot-loader-")) {
                    addLauncher(jar, place);
                } else if (Files.isRegularFile(place)) {
                    addLibrary(jar, place);
                }
            }
        }
        return packed;
    }

    private static Manifest manifest(String mainClass) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, LAUNCHER);
        main.putValue("Start-Class", mainClass);
        main.putValue("Spring-Boot-Classes", CLASSES);
        main.putValue("Spring-Boot-Lib", LIBRARIES);
        return manifest;
    }

    private static void addClasses(JarOutputStream jar, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new JarEntry(
                        CLASSES + folder.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, jar);
            }
        }
    }

    private static void addLauncher(JarOutputStream jar, Path loader) throws IOException {
        try (JarFile classes = new JarFile(loader.toFile())) {
            for (JarEntry entry : classes.stream()
                    .filter(one -> one.getName().endsWith(".class"))
                    .toList()) {
                jar.putNextEntry(new JarEntry(entry.getName()));
                classes.getInputStream(entry).transferTo(jar);
            }
        }
    }

    /** Not compressed: Boot's launcher reads it where it lies. */
    private static void addLibrary(JarOutputStream jar, Path library) throws IOException {
        byte[] bytes = Files.readAllBytes(library);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        JarEntry entry = new JarEntry(LIBRARIES + library.getFileName());
        entry.setMethod(JarEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        jar.putNextEntry(entry);
        jar.write(bytes);
    }
}
