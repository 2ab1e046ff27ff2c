package dev.poolproof.app.web;

import dev.poolproof.app.tenant.Tenant;
import dev.poolproof.app.world.World;
import dev.poolproof.app.world.Worlds;
import dev.poolproof.guard.RequestScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Ties a request to the world in which it begins, and tells that world's guard which route a thread serves, for as long as
 * it does, and what the request failed with.
 *
 * <p>It is an interceptor and no servlet filter, as a filter comes before Spring has matched the path to its pattern.
 */
final class RouteScopes implements HandlerInterceptor {

    private static final String WORLD = World.class.getName();
    private static final String SCOPE = RequestScope.class.getName();

    private final Worlds worlds;

    RouteScopes(Worlds worlds) {
        this.worlds = worlds;
    }

    /** The world in which a request began. */
    static World worldOf(NativeWebRequest request) {
        if (request.getAttribute(WORLD, RequestAttributes.SCOPE_REQUEST) instanceof World world) {
            return world;
        }
        throw new IllegalStateException("The request was not tied to a world: its path is not under /api.");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        World world = worlds.current();
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String slug = request.getHeader(TenantArgument.HEADER);
        String tenant = slug != null && Tenant.isSlug(slug) ? slug : null;
        world.guard()
                .ifPresent(
                        guard -> request.setAttribute(SCOPE, guard.enter(request.getMethod() + " " + pattern, tenant)));
        request.setAttribute(WORLD, world);
        world.requestBegan();
        return true;
    }

    /** A failure that was turned into an answer is not passed on here; the dispatcher remembers it. */
    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(SCOPE) instanceof RequestScope scope) {
            if (failure != null) {
                scope.failed(failure);
            } else if (request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE) instanceof Throwable answered) {
                scope.failed(answered);
            }
            scope.close();
        }
        if (request.getAttribute(WORLD) instanceof World world) {
            world.requestEnded();
        }
    }
}
