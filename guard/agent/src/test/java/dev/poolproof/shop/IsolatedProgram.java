package dev.poolproof.shop;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Runs {@link PoolProgram} where only its own class loader sees pools and drivers, as in a server of
 * applications.
 */
public final class IsolatedProgram {

    private IsolatedProgram() {}

    public static void main(String[] arguments) throws Exception {
        String[] path = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        URL[] urls = new URL[path.length];
        for (int index = 0; index < path.length; index++) {
            urls[index] = new File(path[index]).toURI().toURL();
        }
        try (URLClassLoader application = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(application);
            application
                    .loadClass("dev.poolproof.shop.PoolProgram")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        }
    }
}
