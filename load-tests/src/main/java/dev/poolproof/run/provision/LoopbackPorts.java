package dev.poolproof.run.provision;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * The ports of a server on 127.0.0.1.
 *
 * @param service the one that {@code max_connections} holds for
 * @param administrator the one that it does not hold for
 */
record LoopbackPorts(int service, int administrator) {

    /** Two that are free now. */
    static LoopbackPorts free() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket first = new ServerSocket(0, 1, loopback);
                ServerSocket second = new ServerSocket(0, 1, loopback)) {
            return new LoopbackPorts(first.getLocalPort(), second.getLocalPort());
        }
    }
}
