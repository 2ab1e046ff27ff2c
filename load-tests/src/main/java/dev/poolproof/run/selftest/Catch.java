package dev.poolproof.run.selftest;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a mistake that was made rare was caught all the same.
 *
 * @param oncePer one request in so many leaks a connection
 * @param requests how many were asked for
 * @param sent how many were sent
 * @param leaked connections that never came back, as the finding counts them; 0 where nothing was found
 * @param caught whether the finding is there, in the right place
 * @param row what the run came to
 */
public record Catch(long oncePer, long requests, long sent, long leaked, boolean caught, Row row) {

    private static final String ROW = "%-7s  %-14s %9s %9s %7s  %-34s %6s%n";

    static String heading() {
        return ROW.formatted("CAUGHT", "ONE REQUEST IN", "REQUESTS", "SENT", "LEAKED", "WHERE", "TIME");
    }

    String line() {
        return ROW.formatted(
                        caught ? "yes" : "NO",
                        "%,d".formatted(oncePer),
                        "%,d".formatted(requests),
                        "%,d".formatted(sent),
                        leaked,
                        row.line() == null ? "-" : row.line(),
                        MatrixText.seconds(row.millis()))
                + (row.what() == null ? "" : "         " + row.what() + "\n")
                + row.differences().stream()
                        .map(difference -> "         " + difference + "\n")
                        .collect(Collectors.joining());
    }

    /** All of them for people. */
    public static String table(List<Catch> catches) {
        StringBuilder text = new StringBuilder(heading());
        catches.forEach(one -> text.append(one.line()));
        return text.toString();
    }
}
