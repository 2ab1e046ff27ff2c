package dev.poolproof.run.provision;

import java.security.SecureRandom;

/** Makes passwords for accounts that live as long as a run. */
final class Passwords {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** A password of letters and digits that fits into SQL and a command line as it is, and satisfies MySQL's policy. */
    static String random() {
        StringBuilder password = new StringBuilder("Pp1-");
        RANDOM.ints(24, 0, LETTERS.length()).forEach(index -> password.append(LETTERS.charAt(index)));
        return password.toString();
    }
}
