package dev.poolproof.guard.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.guard.Guard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotDoorTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private SnapshotDoor door;

    @BeforeEach
    void openDoor() throws IOException {
        door = SnapshotDoor.open(Guard.create(), 0);
    }

    @AfterEach
    void closeDoor() {
        door.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void answersWithTheSnapshot() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(door.address()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).startsWith("{\"format\":\"poolproof-guard\",\"version\":1,");
    }

    @Test
    void hasNothingElse() throws Exception {
        URI elsewhere = door.address().resolve("/actuator");

        assertThat(send(HttpRequest.newBuilder(elsewhere)).statusCode()).isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(door.address()).POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void refusesWhoMeansAnotherHost() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port());
                BufferedReader answer = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            socket.getOutputStream()
                    .write(("GET " + SnapshotDoor.PATH + " HTTP/1.1\r\nHost: shop.example\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));

            assertThat(answer.readLine()).startsWith("HTTP/1.1 421 ");
        }
    }

    @Test
    void saysWhereThePortIsTaken() {
        assertThatThrownBy(() -> SnapshotDoor.open(Guard.create(), door.port())).isInstanceOf(IOException.class);
    }
}
