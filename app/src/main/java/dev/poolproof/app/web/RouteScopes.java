package dev.poolproof.app.web;

import dev.poolproof.app.tenant.Tenant;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.RequestScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Tells the guard which route a thread serves, for as long as it does.
 *
 * <p>It is an interceptor and no servlet filter, as a filter comes before Spring has matched the path to its pattern.
 */
final class RouteScopes implements HandlerInterceptor {

    private static final String SCOPE = RouteScopes.class.getName();

    private final Guard guard;

    RouteScopes(Guard guard) {
        this.guard = guard;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String slug = request.getHeader(TenantArgument.HEADER);
        String tenant = slug != null && Tenant.isSlug(slug) ? slug : null;
        request.setAttribute(SCOPE, guard.enter(request.getMethod() + " " + pattern, tenant));
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(SCOPE) instanceof RequestScope scope) {
            scope.close();
        }
    }
}
