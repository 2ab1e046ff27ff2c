package dev.poolproof.guard.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fails every test that leaves a connection out, with the line that borrowed it and what to do there. On a class it is for all
 * its tests, nested ones included, and for what its {@code @BeforeAll} and {@code @AfterAll} methods borrow.
 *
 * <p>It sees the pools of every guard of the process: all {@code DataSource} beans where the Spring Boot starter is on the
 * test's class path, and what a test itself puts under guard.
 *
 * <pre>{@code
 * @NoConnectionLeaks
 * class OrdersTest {
 *     private final Guard guard = Guard.create();
 *     private final DataSource pool = guard.watch(new HikariDataSource(configuration), new PoolLabels("orders", null));
 * }
 * }</pre>
 *
 * <p>A test is checked when all that belongs to it is over: its {@code @AfterEach} methods, the transaction that Spring rolls
 * back, wherever among the annotations this one stands. A connection that was out before the test is not its leak. One that
 * is still out afterwards is looked at again until {@link #settleMillis} have passed; a test without a leak does not wait.
 * Where no pool is under guard at all, that fails too: nothing was checked.
 *
 * <p>Tests may run in parallel: what a test borrows on its own thread is its own. What was borrowed on another thread, one of a
 * server or an executor, belongs to a test that ran alone; of several that ran at once nobody can tell whose it is, so the
 * last of them fails, says so and names all. Put the annotation on all classes that run at once and share a pool: a test
 * without it is not known here, and a connection that it just uses on a thread of its own looks like a leak of another.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(LeakCheck.class)
public @interface NoConnectionLeaks {

    /**
     * Which lines may keep what they borrow: a class, {@code com.acme.LeaderLock}, nested ones included, or one method of it,
     * {@code com.acme.LeaderLock#acquire}. Meant is the innermost line of the program, the one that a failure names first.
     */
    String[] allow() default {};

    /** How long a connection may take to come back after its test, in milliseconds, at least 0. */
    long settleMillis() default 3_000;
}
