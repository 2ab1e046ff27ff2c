package dev.poolproof.guard;

import dev.poolproof.guard.site.CallPath;
import org.jspecify.annotations.Nullable;

/** What is known of one borrow beside its counts. Made only for a borrow of which there is something to know. */
final class Trail {

    private final @Nullable CallPath path;
    private volatile @Nullable CallPath borrowedAgain;
    private volatile @Nullable ConnectionUse use;

    /** @param path how the program came to borrow, null where that was not taken */
    Trail(@Nullable CallPath path) {
        this.path = path;
    }

    @Nullable
    CallPath path() {
        return path;
    }

    /** The path of the last borrow that the same request made of the same pool while this one was out. */
    @Nullable
    CallPath borrowedAgain() {
        return borrowedAgain;
    }

    void borrowedAgain(CallPath path) {
        borrowedAgain = path;
    }

    /** What is done with the connection, null where nothing was. */
    @Nullable
    ConnectionUse use() {
        return use;
    }

    void use(ConnectionUse made) {
        use = made;
    }
}
