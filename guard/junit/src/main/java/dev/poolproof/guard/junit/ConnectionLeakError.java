package dev.poolproof.guard.junit;

import dev.poolproof.guard.snapshot.Site;
import java.util.List;

/** A test left connections out. Its stack trace is that of the first such borrow, so that a click leads to the line. */
public final class ConnectionLeakError extends AssertionError {

    private static final long serialVersionUID = 1;

    ConnectionLeakError(String message, List<Site> borrowedAt) {
        super(message);
        setStackTrace(borrowedAt.stream()
                .map(site -> new StackTraceElement(site.className(), site.method(), site.file(), site.line()))
                .toArray(StackTraceElement[]::new));
    }
}
