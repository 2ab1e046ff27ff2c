package dev.poolproof.agent;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.RequestScope;
import org.jspecify.annotations.Nullable;

/**
 * Tells the guard which route a thread serves, from a servlet's beginning to its end. What other threads do
 * for a request, what filters do before the servlet, and what comes after it is outside of it.
 */
final class Requests {

    private static final String SPRING = "org.springframework.web.servlet.FrameworkServlet";
    private static final String PATTERN = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";
    private static final String ANSWERED_FAILURE = "org.springframework.web.servlet.DispatcherServlet.EXCEPTION";

    /** A request while a thread serves it. */
    private static final class Served {

        private final Object request;
        private final RequestMethods methods;
        private @Nullable RequestScope scope;

        Served(Object request, RequestMethods methods) {
            this.request = request;
            this.methods = methods;
        }
    }

    private final Guard guard;

    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Served> current = new ThreadLocal<>();

    Requests(Guard guard) {
        this.guard = guard;
    }

    /** Null where the thread serves a request already, and this is a part of it. */
    @Nullable
    Object begin(Object servlet, Object request) {
        RequestMethods methods = RequestMethods.of(request);
        if (current.get() != null || !methods.isHttp() || methods.isPart(request)) {
            return null;
        }
        Served served = new Served(request, methods);
        current.set(served);
        // Spring knows a better pattern in a moment.
        if (!isSpring(servlet)) {
            served.scope = guard.enter(methods.route(request, null), null);
        }
        return served;
    }

    private static boolean isSpring(Object servlet) {
        for (Class<?> type = servlet.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(SPRING)) {
                return true;
            }
        }
        return false;
    }

    void route(Object request) {
        Served served = current.get();
        if (served != null && served.scope == null) {
            served.scope = guard.enter(
                    served.methods.route(request, RequestMethods.of(request).attribute(request, PATTERN)), null);
        }
    }

    void end(@Nullable Object begun, @Nullable Object failure) {
        if (!(begun instanceof Served served)) {
            return;
        }
        current.remove();
        RequestScope scope = served.scope;
        if (scope == null) {
            return;
        }
        Object told = failure != null ? failure : served.methods.attribute(served.request, ANSWERED_FAILURE);
        if (told instanceof Throwable thrown) {
            scope.failed(cause(thrown));
        }
        scope.close();
    }

    /** Servers and Spring wrap what a servlet must not throw. */
    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause != null && thrown.getClass().getName().endsWith("ServletException") ? cause : thrown;
    }
}
