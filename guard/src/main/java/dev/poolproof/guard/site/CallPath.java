package dev.poolproof.guard.site;

import dev.poolproof.guard.snapshot.Site;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the program got to one point: taken cheaply, turned into lines when somebody asks.
 *
 * <p>It rests on a {@link Throwable} rather than on a {@code StackWalker}: the walker names its frames as it goes and
 * took 3.5 µs for eight of them, while a throwable copies raw frames in 0.7 µs, and in 6 µs under 200 of them (JDK 17,
 * 2026-11-23). Most borrows come back and are never asked. Thread-safe.
 */
public final class CallPath {

    /** Beneath these lie a thread's or a server's first frames, which tell borrows apart no more. */
    public static final int MAX_SITES = 32;

    private static final Site UNKNOWN_SITE = new Site("unknown", "unknown", null, -1);

    /** A path that nobody took. */
    public static final CallPath UNKNOWN = new CallPath(null);

    private @Nullable Trace trace;
    private List<Site> sites = List.of(UNKNOWN_SITE);

    private CallPath(@Nullable Trace trace) {
        this.trace = trace;
    }

    /** Takes the path that led to this call. */
    public static CallPath here() {
        return new CallPath(new Trace());
    }

    /** The innermost line of the application on a thread's stack, null where there is none. */
    public static @Nullable Site innermostOf(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (FrameOwner.of(frame.getClassName()) == FrameOwner.APPLICATION) {
                return siteOf(frame);
            }
        }
        return null;
    }

    /**
     * The innermost line of the application; where there is none, its method that a framework was about to call, without
     * a line, and else the innermost outside JDK and guard.
     */
    public Site site() {
        return sites().get(0);
    }

    /** The application's lines, innermost first, at most {@link #MAX_SITES}; never empty. */
    public synchronized List<Site> sites() {
        if (trace != null) {
            sites = resolve(trace.getStackTrace());
            // The raw frames are the larger part.
            trace = null;
        }
        return sites;
    }

    private static List<Site> resolve(StackTraceElement[] frames) {
        List<Site> application = new ArrayList<>();
        Site proxied = null;
        Site fallback = null;
        for (StackTraceElement frame : frames) {
            FrameOwner owner = FrameOwner.of(frame.getClassName());
            if (owner == FrameOwner.APPLICATION && application.size() < MAX_SITES) {
                application.add(siteOf(frame));
            } else if (owner == FrameOwner.MACHINERY) {
                fallback = fallback != null ? fallback : siteOf(frame);
                proxied = proxied != null ? proxied : proxiedSiteOf(frame);
            }
        }
        if (application.isEmpty()) {
            application.add(proxied != null ? proxied : fallback != null ? fallback : UNKNOWN_SITE);
        }
        return List.copyOf(application);
    }

    /** Spring borrows for a transaction before it calls the method that asks for one. */
    private static @Nullable Site proxiedSiteOf(StackTraceElement frame) {
        String called = FrameOwner.proxied(frame.getClassName());
        return called == null ? null : new Site(called, frame.getMethodName(), null, -1);
    }

    private static Site siteOf(StackTraceElement frame) {
        int line = frame.getLineNumber();
        return new Site(frame.getClassName(), frame.getMethodName(), frame.getFileName(), line > 0 ? line : -1);
    }

    /** Never thrown. */
    private static final class Trace extends Throwable {

        private static final long serialVersionUID = 1;

        Trace() {
            super(null, null, false, true);
        }
    }
}
