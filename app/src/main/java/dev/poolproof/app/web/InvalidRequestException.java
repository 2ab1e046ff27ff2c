package dev.poolproof.app.web;

import java.util.List;

/** A request carries values that cannot be used. */
final class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * One value that cannot be used.
     *
     * @param field which one
     * @param rule what it must be
     */
    record Problem(String field, String rule) {}

    private final transient List<Problem> problems;

    InvalidRequestException(List<Problem> problems) {
        super("Some values cannot be used; see problems.");
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }
}
