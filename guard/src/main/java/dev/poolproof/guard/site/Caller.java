package dev.poolproof.guard.site;

import dev.poolproof.guard.snapshot.Site;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells who called a method of the guard or the JDK: the program, or a library for purposes of its own. */
public final class Caller {

    private Caller() {}

    /**
     * The application's line that called a method of this name, itself or through proxies that pass on the same call; null
     * where a library did, or nobody of the application at all.
     *
     * <p>Walks no further than to the application's first frame, so it takes microseconds under any stack.
     */
    public static @Nullable Site of(String method) {
        return StackWalker.getInstance().walk(frames -> of(method, frames.iterator()));
    }

    private static @Nullable Site of(String method, Iterator<StackFrame> frames) {
        String called = method;
        while (frames.hasNext()) {
            StackFrame frame = frames.next();
            FrameOwner owner = FrameOwner.of(frame.getClassName());
            if (owner == FrameOwner.APPLICATION) {
                return called.equals(method) ? siteOf(frame) : null;
            }
            // A proxy of the JDK's stands for the library that made it.
            if (owner == FrameOwner.MACHINERY || frame.getClassName().contains("$Proxy")) {
                called = frame.getMethodName();
            }
        }
        return null;
    }

    /**
     * Whether the program itself called the JDK's method that led here, or one of these classes did; otherwise a library did,
     * for purposes of its own.
     */
    public static boolean isApplicationOr(Set<String> classes) {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackFrame::getClassName)
                        .filter(name -> FrameOwner.of(name) != FrameOwner.PLATFORM)
                        .findFirst())
                .map(name -> classes.contains(name) || FrameOwner.of(name) == FrameOwner.APPLICATION)
                .orElse(false);
    }

    private static Site siteOf(StackFrame frame) {
        int line = frame.getLineNumber();
        return new Site(frame.getClassName(), frame.getMethodName(), frame.getFileName(), line > 0 ? line : -1);
    }
}
