package dev.poolproof.guard.spring;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.RequestScope;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Tells the guard which route a thread serves, for as long as it does, and what the request failed with. The route is the
 * pattern, not the path, so it is no servlet filter: that comes before Spring has matched one to the other.
 *
 * <p>A request that goes on on another thread ends here when it leaves the first; a task for which {@link Guard#carry} was
 * called stays part of it. Boot's own handlers, its error page and the Actuator, are no routes of the service.
 */
final class RouteScopes implements AsyncHandlerInterceptor {

    private static final String SCOPE = RequestScope.class.getName();
    private static final String BOOT = "org.springframework.boot.";

    private final Guard guard;
    private final TenantOfRequest tenant;

    RouteScopes(Guard guard, TenantOfRequest tenant) {
        this.guard = guard;
        this.tenant = tenant;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST && !isBoots(handler)) {
            Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            String route = request.getMethod() + " " + (pattern == null ? "(no pattern)" : pattern);
            request.setAttribute(SCOPE, guard.enter(route, tenant.of(request)));
        }
        return true;
    }

    private static boolean isBoots(Object handler) {
        Class<?> type = handler instanceof HandlerMethod method ? method.getBeanType() : handler.getClass();
        return type.getName().startsWith(BOOT);
    }

    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        leave(request, null);
    }

    /** A failure that was turned into an answer is not passed on here; the dispatcher remembers it. */
    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (failure != null) {
            leave(request, failure);
        } else if (request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE) instanceof Throwable answered) {
            leave(request, answered);
        } else {
            leave(request, null);
        }
    }

    private static void leave(HttpServletRequest request, @Nullable Throwable failure) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && request.getAttribute(SCOPE) instanceof RequestScope scope) {
            request.removeAttribute(SCOPE);
            if (failure != null) {
                scope.failed(failure);
            }
            scope.close();
        }
    }
}
