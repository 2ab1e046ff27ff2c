package dev.poolproof.reports.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/**
 * Style and scripts that every page carries in itself, so that it opens from disk without a network.
 *
 * @param style the style sheets
 * @param scripts the scripts, in their order
 * @param policy a content security policy that allows these scripts by their hash, no others, and no network at all
 */
record PageAssets(String style, List<String> scripts, String policy) {

    /** Webjars keep their files under their version, which only their Maven properties tell. */
    private static final String UPLOT_PROPERTIES = "META-INF/maven/org.webjars.npm/uplot/pom.properties";

    PageAssets {
        scripts = List.copyOf(scripts);
    }

    /** Those of a page about runs. Loaded once. */
    static PageAssets get() {
        return Loaded.ASSETS;
    }

    /** Those of a page about settings. Loaded once. */
    static PageAssets ofSweep() {
        return Loaded.SWEEP;
    }

    private static PageAssets load(String ownScript, String... ownStyles) {
        String uplot = "META-INF/resources/webjars/uplot/" + uplotVersion() + "/dist/";
        StringBuilder style = new StringBuilder(fromClassPath(uplot + "uPlot.min.css"));
        for (String ownStyle : ownStyles) {
            style.append('\n').append(own(ownStyle));
        }
        List<String> scripts = List.of(fromClassPath(uplot + "uPlot.iife.min.js"), own(ownScript));
        StringBuilder policy = new StringBuilder("default-src 'none'; style-src 'unsafe-inline'; script-src");
        scripts.forEach(
                script -> policy.append(" 'sha256-").append(hash(script)).append('\''));
        return new PageAssets(style.toString(), scripts, policy.toString());
    }

    private static String uplotVersion() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(fromClassPath(UPLOT_PROPERTIES)));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return properties.getProperty("version");
    }

    private static String own(String name) {
        return fromClassPath("dev/poolproof/reports/format/" + name);
    }

    private static String fromClassPath(String path) {
        try (InputStream resource = PageAssets.class.getClassLoader().getResourceAsStream(path)) {
            if (resource == null) {
                throw new IllegalStateException("The resource " + path + " is missing on the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String hash(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private static final class Loaded {
        static final PageAssets ASSETS = load("charts.js", "page.css");
        static final PageAssets SWEEP = load("sweep.js", "page.css", "sweep.css");
    }
}
