package dev.poolproof.agent;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.objenesis.instantiator.ObjectInstantiator;

/** Makes objects that look like a driver's or a pool's, and do what the guard does. Thread-safe. */
final class Likeness {

    static final String GUARDED = "poolproof$guarded";
    static final String OWN = "poolproof$own";

    /** The guarded object needs no other looks. */
    static final Likeness PLAIN = new Likeness(null, null, null);

    private final @Nullable ObjectInstantiator<?> made;
    private final @Nullable Field guardedField;
    private final @Nullable Field ownField;

    private Likeness(@Nullable ObjectInstantiator<?> made, @Nullable Field guardedField, @Nullable Field ownField) {
        this.made = made;
        this.guardedField = guardedField;
        this.ownField = ownField;
    }

    /** @param type has the two public fields */
    static Likeness of(Class<?> type, ObjectInstantiator<?> made) throws NoSuchFieldException {
        return new Likeness(made, type.getField(GUARDED), type.getField(OWN));
    }

    /**
     * Makes one.
     *
     * @param guarded what does JDBC's methods
     * @param own what does all others
     */
    Object give(Object guarded, Object own) {
        if (made == null || guardedField == null || ownField == null) {
            return guarded;
        }
        Object like = made.newInstance();
        try {
            guardedField.set(like, guarded);
            ownField.set(like, own);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
        return like;
    }
}
