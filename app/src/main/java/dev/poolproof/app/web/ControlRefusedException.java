package dev.poolproof.app.web;

import org.springframework.http.HttpStatus;

/** Somebody may not choose variants, nor replace the world. */
final class ControlRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;

    private ControlRefusedException(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    static ControlRefusedException notEnabled() {
        return new ControlRefusedException(
                HttpStatus.NOT_FOUND,
                "Variants cannot be chosen: start the service with poolproof.control.enabled=true.");
    }

    static ControlRefusedException notFromLoopback() {
        return new ControlRefusedException(
                HttpStatus.FORBIDDEN, "Variants can be chosen from the service's own machine only.");
    }

    HttpStatus status() {
        return status;
    }
}
