package dev.poolproof.run.load;

import dev.poolproof.run.plan.UsageException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Gatling simulation of somebody's own.
 *
 * @param className with its package
 * @param classPath jars and folders that hold it, and what it needs beside Gatling
 * @param properties system properties that it gets
 */
public record ForeignSimulation(String className, List<Path> classPath, Map<String, String> properties) {

    private static final String OF_SCALA = "io.gatling.core.scenario.Simulation";

    /**
     * Looks for the class.
     *
     * @throws UsageException if it is not there, or no simulation
     */
    public ForeignSimulation {
        classPath = classPath.stream().map(Path::toAbsolutePath).toList();
        properties = Map.copyOf(properties);
        for (Path part : classPath) {
            if (!Files.exists(part)) {
                throw new UsageException(
                        "There is no %s, which --classpath names: give jars and folders with '%s' between them, for example target/test-classes."
                                .formatted(part, File.pathSeparator));
            }
        }
        try (URLClassLoader loader = new URLClassLoader(urls(classPath), ForeignSimulation.class.getClassLoader())) {
            requireSimulation(Class.forName(className, false, loader), loader);
        } catch (ClassNotFoundException e) {
            throw new UsageException(
                    "There is no class %s in %s: name it with its package, for example --simulation com.example.ShopSimulation --classpath target/test-classes."
                            .formatted(className, inWords(classPath)),
                    e);
        } catch (LinkageError e) {
            throw new UsageException(
                    "The class %s cannot be loaded (%s): --classpath must hold all that it needs beside Gatling, compiled for Java %d or older."
                            .formatted(className, e, Runtime.version().feature()),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its name without the package. */
    public String title() {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static void requireSimulation(Class<?> named, ClassLoader loader) throws ClassNotFoundException {
        boolean simulation = io.gatling.javaapi.core.Simulation.class.isAssignableFrom(named)
                || Class.forName(OF_SCALA, false, loader).isAssignableFrom(named);
        if (!simulation) {
            throw new UsageException("%s is no Gatling simulation: expected a subclass of %s."
                    .formatted(named.getName(), io.gatling.javaapi.core.Simulation.class.getName()));
        }
    }

    private static URL[] urls(List<Path> classPath) {
        List<URL> urls = new ArrayList<>();
        for (Path part : classPath) {
            try {
                urls.add(part.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalStateException("A file has an address", e);
            }
        }
        return urls.toArray(URL[]::new);
    }

    private static String inWords(List<Path> classPath) {
        return classPath.isEmpty()
                ? "Poolproof itself, and --classpath is not given"
                : classPath.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
