package dev.poolproof.agent;

import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the agent tells whoever runs the program: a line each, once, on the error stream. Thread-safe. */
final class Notices {

    private final PrintStream stream;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Notices(PrintStream stream) {
        this.stream = stream;
    }

    void tell(String notice) {
        if (told.add(notice)) {
            stream.println("poolproof: " + notice.replaceAll("\\s+", " "));
        }
    }
}
