package dev.poolproof.shop;

import java.io.IOException;

/** How a program lets its test look at it. */
final class Interlude {

    private Interlude() {}

    /** Says something, and waits until whoever reads it has sent a line. */
    static void say(String line) throws IOException {
        System.out.println(line);
        int read;
        do {
            read = System.in.read();
        } while (read >= 0 && read != '\n');
    }
}
