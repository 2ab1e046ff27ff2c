package dev.poolproof.agent;

/** As what a program may use an object that it gets from a pool or a driver, beside JDBC's own interface. */
enum Looks {
    /** As nothing else. */
    PLAIN,
    /** As any public interface that the object has. */
    INTERFACES,
    /** As those, and as the object's class, or the nearest public one above it, where that can be. */
    CLASS,
    /** The same, where it must be: what is not of that class breaks the program. */
    CLASS_OR_NOTHING
}
