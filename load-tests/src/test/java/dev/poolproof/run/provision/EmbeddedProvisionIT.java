package dev.poolproof.run.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedProvisionIT {

    @TempDir
    Path workFolder;

    @Test
    void leavesNothingBehindButItsLog() throws IOException {
        Set<Path> foldersBefore = serverFolders();
        Set<Long> processesBefore = servers();

        Database database = Provision.EMBEDDED.provide(request(workFolder));
        assertThat(servers()).hasSize(processesBefore.size() + 1);
        database.close();

        assertThat(serverFolders()).isEqualTo(foldersBefore);
        assertThat(servers()).isEqualTo(processesBefore);
        assertThat(workFolder.resolve("mariadb.log")).content().contains("ready for connections");
        try (Stream<Path> files = Files.list(workFolder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws IOException {
        try (Database database = Provision.EMBEDDED.provide(request(workFolder))) {
            for (Access access : List.of(database.service(), database.administrator())) {
                int port = URI.create(access.url().substring("jdbc:".length())).getPort();
                for (InetAddress address : otherAddresses()) {
                    assertThatThrownBy(() -> connect(address, port)).isInstanceOf(ConnectException.class);
                }
            }
        }
    }

    @Test
    void anInterruptEndsItAndLeavesNothing() throws IOException {
        Set<Path> foldersBefore = serverFolders();
        Set<Long> processesBefore = servers();

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Provision.EMBEDDED.provide(request(workFolder)))
                .isInstanceOf(CancellationException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(serverFolders()).isEqualTo(foldersBefore);
        assertThat(servers()).isEqualTo(processesBefore);
    }

    @Test
    void closesOnAnInterruptedThread() throws IOException {
        Set<Path> foldersBefore = serverFolders();
        Database database = Provision.EMBEDDED.provide(request(workFolder));

        Thread.currentThread().interrupt();
        database.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(database.isAlive()).isFalse();
        assertThat(serverFolders()).isEqualTo(foldersBefore);
    }

    @Test
    void saysWhatItNeedsWhereItCannotWrite() {
        Path missing = workFolder.resolve("missing");

        assertThatThrownBy(() -> Provision.EMBEDDED.provide(request(missing)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(missing.toString());
    }

    private static ProvisionRequest request(Path workFolder) {
        return new ProvisionRequest(10, ProvisionRequest.DEFAULT_IMAGE, null, "test", workFolder, message -> {});
    }

    /** Of this JVM only: others may run beside it. */
    private static Set<Long> servers() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").contains("mariadb-"))
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    private static Set<Path> serverFolders() {
        return ServerFolder.ours();
    }

    private static List<InetAddress> otherAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
        }
    }
}
