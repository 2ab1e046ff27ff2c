package dev.poolproof.app.web;

import dev.poolproof.app.pool.MasterPool;
import dev.poolproof.app.tenant.Tenant;
import dev.poolproof.app.tenant.UnknownTenantException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives an endpoint the tenant that the request names, looked up in the master database for every request. */
final class TenantArgument implements HandlerMethodArgumentResolver {

    static final String HEADER = "X-Tenant";

    private final MasterPool master;

    TenantArgument(MasterPool master) {
        this.master = master;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Tenant.class;
    }

    /** A lookup that fails says nothing of the tenant: the failure is passed on as it is. */
    @Override
    public Tenant resolveArgument(
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
        return master.find(slug).orElseThrow(() -> new UnknownTenantException(slug));
    }
}
