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
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every server that is unpacked and started in place. */
@ParameterizedClass
@EnumSource(names = {"MYSQL", "EMBEDDED"})
class InPlaceProvisionIT {

    @TempDir
    Path workFolder;

    private final Provision provision;

    InPlaceProvisionIT(Provision provision) {
        this.provision = provision;
    }

    @BeforeEach
    void needMySql() {
        if (provision == Provision.MYSQL) {
            MySqlAtHand.check();
        }
    }

    @Test
    void leavesNothingBehindButItsLog() throws IOException {
        Set<Path> foldersBefore = serverFolders();
        Set<Long> processesBefore = servers();

        Database database = provision.provide(request(workFolder));
        assertThat(servers()).hasSize(processesBefore.size() + 1);
        database.close();

        assertThat(serverFolders()).isEqualTo(foldersBefore);
        assertThat(servers()).isEqualTo(processesBefore);
        try (Stream<Path> files = Files.list(workFolder)) {
            assertThat(files)
                    .singleElement(InstanceOfAssertFactories.PATH)
                    .content()
                    .contains("ready for connections");
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws IOException {
        try (Database database = provision.provide(request(workFolder))) {
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
        assertThatThrownBy(() -> provision.provide(request(workFolder))).isInstanceOf(CancellationException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(serverFolders()).isEqualTo(foldersBefore);
        assertThat(servers()).isEqualTo(processesBefore);
    }

    @Test
    void closesOnAnInterruptedThread() throws IOException {
        Set<Path> foldersBefore = serverFolders();
        Database database = provision.provide(request(workFolder));

        Thread.currentThread().interrupt();
        database.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(database.isAlive()).isFalse();
        assertThat(serverFolders()).isEqualTo(foldersBefore);
    }

    @Test
    void saysWhatItNeedsWhereItCannotWrite() {
        Path missing = workFolder.resolve("missing");

        assertThatThrownBy(() -> provision.provide(request(missing)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(missing.toString());
    }

    private static ProvisionRequest request(Path workFolder) {
        return new ProvisionRequest(10, ProvisionRequest.DEFAULT_IMAGE, null, "test", workFolder, message -> {});
    }

    /** Of this JVM only: others may run beside it. */
    private static Set<Long> servers() throws IOException {
        String shared = SharedFolder.open().path().toString();
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").startsWith(shared))
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
