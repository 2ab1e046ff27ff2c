package dev.poolproof.run.load;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What Gatling prints, unless it is muted. Scala keeps the first standard output it sees, so it must be the same throughout. */
final class Console extends FilterOutputStream {
    private volatile boolean muted;

    Console(OutputStream out) {
        super(out);
    }

    void mute(boolean on) {
        muted = on;
    }

    @Override
    public void write(int b) throws IOException {
        if (!muted) {
            out.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!muted) {
            out.write(bytes, offset, length);
        }
    }
}
