package dev.poolproof.guard;

import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.VarHandle;

/** Finds the handle of a class's own field, for a static final of that class. */
final class Handles {

    private Handles() {}

    /** @param owner the class's own lookup */
    static VarHandle of(Lookup owner, String field, Class<?> type) {
        try {
            return owner.findVarHandle(owner.lookupClass(), field, type);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }
}
