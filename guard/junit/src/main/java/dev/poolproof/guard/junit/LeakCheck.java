package dev.poolproof.guard.junit;

import dev.poolproof.guard.junit.TestsTogether.Leaks;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link NoConnectionLeaks} does.
 *
 * <p>The check is no {@code AfterEachCallback}: Spring's would run after it where its annotation stands further up, and a
 * test's transaction ends there. What lies in a context's store is closed when all callbacks are over.
 */
final class LeakCheck implements BeforeAllCallback, BeforeEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(LeakCheck.class);
    private static final String CLASS = "class";
    private static final String END = "end";
    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(5).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    /** Closed by JUnit: versions before 5.13 ask for the one type, newer ones for the other. */
    @SuppressWarnings("deprecation")
    private record AtEnd(Runnable check) implements Store.CloseableResource, AutoCloseable {
        @Override
        public void close() {
            check.run();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        NoConnectionLeaks wanted = wanted(context);
        Store store = context.getStore(NAMESPACE);
        CheckedClass checked = new CheckedClass(
                context.getRequiredTestClass(),
                allowed(wanted),
                Outstanding.now(),
                store.get(CLASS, CheckedClass.class));
        store.put(CLASS, checked);
        store.put(END, new AtEnd(() -> end(checked, wanted.settleMillis())));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        NoConnectionLeaks wanted = wanted(context);
        CheckedTest test = CheckedTest.begin(name(context), allowed(wanted));
        TestsTogether.HERE.begin(test);
        Store store = context.getStore(NAMESPACE);
        CheckedClass ofClass = store.get(CLASS, CheckedClass.class);
        store.put(END, new AtEnd(() -> end(test, ofClass, wanted.settleMillis())));
    }

    private static void end(CheckedTest test, @Nullable CheckedClass ofClass, long settleMillis) {
        Leaks[] last = new Leaks[1];
        settle(settleMillis, tooLate -> {
            last[0] = TestsTogether.HERE.leaksOf(test, tooLate);
            return last[0].isEmpty();
        });
        Leaks leaks = last[0];
        if (ofClass != null) {
            ofClass.tested(leaks);
        } else if (leaks.pools() == 0) {
            throw LeakText.nothingGuarded(test.name());
        }
        if (!leaks.isEmpty()) {
            throw LeakText.error(test.name(), leaks, settleMillis);
        }
    }

    private static void end(CheckedClass checked, long settleMillis) {
        if (checked.isOutermost() && checked.provedNothing()) {
            throw LeakText.nothingGuarded(checked.name());
        }
        settle(settleMillis, tooLate -> checked.leaks().isEmpty());
        Leaks leaks = checked.leaks();
        if (!leaks.isEmpty()) {
            throw LeakText.error(checked.name(), leaks, settleMillis);
        }
    }

    /** Looks until all has come back, or for the last time when it is too late. */
    private static void settle(long settleMillis, Predicate<Boolean> isBack) {
        long end = System.nanoTime() + Duration.ofMillis(settleMillis).toNanos();
        long pause = FIRST_PAUSE_NANOS;
        boolean tooLate = settleMillis == 0;
        while (!isBack.test(tooLate) && !tooLate) {
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            tooLate = System.nanoTime() - end >= 0;
        }
    }

    /** The nearest one: a method's own goes before its class's, that before the one around it. */
    private static NoConnectionLeaks wanted(ExtensionContext context) {
        for (ExtensionContext each = context;
                each != null;
                each = each.getParent().orElse(null)) {
            Optional<NoConnectionLeaks> found = each.getElement()
                    .flatMap(element -> AnnotationSupport.findAnnotation(element, NoConnectionLeaks.class));
            if (found.isPresent()) {
                return valid(found.get());
            }
        }
        throw new ExtensionConfigurationException("LeakCheck is not to be registered by itself;"
                + " put @NoConnectionLeaks on the class or method that must not leak.");
    }

    private static NoConnectionLeaks valid(NoConnectionLeaks wanted) {
        if (wanted.settleMillis() < 0) {
            throw new ExtensionConfigurationException("@NoConnectionLeaks has settleMillis = " + wanted.settleMillis()
                    + ", but it must be 0 or more, for example 3000.");
        }
        return wanted;
    }

    private static AllowedLines allowed(NoConnectionLeaks wanted) {
        return new AllowedLines(List.copyOf(Arrays.asList(wanted.allow())));
    }

    /** {@code OrdersTest.exports()}, and of a test that runs again and again the display name too. */
    private static String name(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        String name = context.getRequiredTestClass().getSimpleName() + "." + method.getName() + "()";
        String shown = context.getDisplayName();
        return shown.startsWith(method.getName() + "(") ? name : name + " " + shown;
    }
}
