package dev.poolproof.run.provision;

/**
 * What stands in the way of something on this machine or server as it is.
 *
 * @param what what is missing, in a sentence
 * @param remedy the command that mends it, or what to use instead
 * @param isFatal whether nothing can be done without
 */
public record Obstacle(String what, String remedy, boolean isFatal) {

    /** One for which there is another way. */
    public Obstacle(String what, String remedy) {
        this(what, remedy, false);
    }
}
