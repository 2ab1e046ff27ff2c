package dev.poolproof.app.web;

/** A session broke in the middle of a request because somebody closed its pool. */
final class PoolClosedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PoolClosedException(Exception broken) {
        super("The pool was closed while a request used a connection of it.", broken);
    }
}
