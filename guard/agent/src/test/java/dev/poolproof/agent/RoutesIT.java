package dev.poolproof.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.shop.JakartaServlet;
import dev.poolproof.shop.JavaxServlet;
import dev.poolproof.shop.ServletProgram;
import dev.poolproof.shop.SpringServlet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For which requests a program borrows, where servlets serve them. */
class RoutesIT {

    @TempDir
    private Path folder;

    @Test
    void namesTheServletsPatternOfJakarta() throws Exception {
        try (Program program = new Program.Start(folder, ServletProgram.class)
                .run(folder.toString(), "/stock/*=" + JakartaServlet.class.getName())) {
            verify(program, "/stock/1?later=1", "/stock/2?keep=1", "GET /stock/*", 500);
        }
    }

    @Test
    void namesTheServletsPatternOfJavax() throws Exception {
        try (Program program = new Program.Start(folder, ServletProgram.class)
                .replacing("tomcat-embed-core", jars())
                .run(folder.toString(), "/stock/*=" + JavaxServlet.class.getName())) {
            verify(program, "/stock/1?later=1", "/stock/2?keep=1", "GET /stock/*", 500);
        }
    }

    @Test
    void namesSpringsPattern() throws Exception {
        try (Program program = new Program.Start(folder, ServletProgram.class)
                .run(folder.toString(), "/=" + SpringServlet.class.getName())) {
            verify(program, "/orders/1", "/orders/13", "GET /orders/{number}", 400);
        }
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("javax.server")))) {
            return jars.toList();
        }
    }

    private static void verify(Program program, String gives, String keeps, String route, int failure)
            throws Exception {
        String service = "http://127.0.0.1:" + program.said().replaceAll("[^0-9]", "");

        int given = Program.get(URI.create(service + gives)).statusCode();
        int kept = Program.get(URI.create(service + keeps)).statusCode();
        GuardEvidence seen = program.snapshot();

        assertThat(given).isEqualTo(200);
        assertThat(kept).isEqualTo(failure);
        assertThat(seen.totals().borrows()).isEqualTo(2);
        assertThat(seen.routes()).singleElement().satisfies(served -> {
            assertThat(served.route()).isEqualTo(route);
            assertThat(served.requests()).isEqualTo(2);
            assertThat(served.failedRequests()).isEqualTo(1);
            assertThat(served.borrows()).isEqualTo(2);
        });
        assertThat(seen.outstanding()).singleElement().satisfies(borrow -> {
            assertThat(borrow.route()).isEqualTo(route);
            assertThat(borrow.requestFailure()).isEqualTo(IllegalStateException.class.getName());
        });
        assertThat(program.errors()).doesNotContain("cannot be watched", "not understood", "not watched");
    }
}
