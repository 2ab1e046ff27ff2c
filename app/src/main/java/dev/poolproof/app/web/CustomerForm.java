package dev.poolproof.app.web;

import dev.poolproof.app.web.InvalidRequestException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A customer as a client writes it, not yet checked.
 *
 * @param name null where the client left it out
 * @param email null where the client left it out
 */
record CustomerForm(@Nullable String name, @Nullable String email) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 200;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    /** What was written, once it is known to be usable. */
    record Checked(String name, String email) {}

    /**
     * Checks everything.
     *
     * @throws InvalidRequestException with every problem found
     */
    Checked check() {
        List<Problem> problems = new ArrayList<>();
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            problems.add(new Problem("name", "1 to " + LONGEST_NAME + " characters that are not all blank"));
        }
        if (email == null
                || email.length() > LONGEST_EMAIL
                || !EMAIL.matcher(email).matches()) {
            problems.add(new Problem("email", "an e-mail address of at most " + LONGEST_EMAIL + " characters"));
        }
        if (name == null || email == null || !problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        return new Checked(name, email);
    }
}
