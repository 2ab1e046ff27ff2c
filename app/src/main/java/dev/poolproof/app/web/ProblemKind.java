package dev.poolproof.app.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** The problems that clients can tell apart by their {@code type}. */
enum ProblemKind {
    UNKNOWN_TENANT(HttpStatus.NOT_FOUND, "Unknown tenant"),
    MISSING_TENANT(HttpStatus.BAD_REQUEST, "Missing tenant"),
    UNKNOWN_CUSTOMER(HttpStatus.NOT_FOUND, "Unknown customer"),
    DUPLICATE_EMAIL(HttpStatus.CONFLICT, "Duplicate e-mail"),
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "Invalid request"),
    CONTROL_REFUSED(HttpStatus.NOT_FOUND, "Control refused"),
    DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Database unavailable"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Internal error");

    private final HttpStatus status;
    private final String title;

    ProblemKind(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The problem with its usual status. */
    ProblemDetail because(String detail) {
        return because(status, detail);
    }

    ProblemDetail because(HttpStatusCode otherStatus, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(otherStatus, detail);
        problem.setType(URI.create(
                "urn:poolproof:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        problem.setTitle(title);
        return problem;
    }
}
