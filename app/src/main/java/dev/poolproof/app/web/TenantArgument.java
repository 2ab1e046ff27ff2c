package dev.poolproof.app.web;

import dev.poolproof.app.tenant.Tenant;
import dev.poolproof.app.tenant.UnknownTenantException;
import dev.poolproof.app.world.World;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives an endpoint the request of the tenant that it names, looked up in the master database for every request. */
final class TenantArgument implements HandlerMethodArgumentResolver {

    static final String HEADER = "X-Tenant";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == TenantRequest.class;
    }

    /** A lookup that fails says nothing of the tenant: the failure is passed on as it is. */
    @Override
    public TenantRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws SQLException {
        String slug = request.getHeader(HEADER);
        if (slug == null || slug.isBlank()) {
            throw new MissingTenantException();
        }
        if (!Tenant.isSlug(slug)) {
            throw new UnknownTenantException(slug);
        }
        World world = RouteScopes.worldOf(request);
        Tenant tenant = world.pools().master().find(slug).orElseThrow(() -> new UnknownTenantException(slug));
        return new TenantRequest(world, tenant);
    }
}
