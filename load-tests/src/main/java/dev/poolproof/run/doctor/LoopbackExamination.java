package dev.poolproof.run.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** Whether programs on this machine can reach each other at 127.0.0.1, at ports that are free. */
final class LoopbackExamination implements Examination {

    @Override
    public List<Diagnosis> examine(Patient patient) {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            return List.of(Diagnosis.fine("Ports", "127.0.0.1 has free ones, and answers at them."));
        } catch (IOException e) {
            return List.of(Diagnosis.blocks(
                    "Ports",
                    "A program cannot reach another at 127.0.0.1: " + e.getMessage() + ".",
                    "ip link set lo up, and let no firewall stand before it"));
        }
    }
}
