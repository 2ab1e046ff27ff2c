package dev.poolproof.guard.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says for whom a request is, for the guard's reports. A service that knows its tenant otherwise than by a header declares a
 * bean of this type.
 */
@FunctionalInterface
public interface TenantOfRequest {

    /** The tenant, null where unknown. Asked before the request is handled, on its thread; must not fail. */
    @Nullable
    String of(HttpServletRequest request);

    /**
     * The tenant that a header names. What does not look like a name, anybody may have sent: it is not told.
     *
     * @param header null for no tenant at all
     */
    static TenantOfRequest inHeader(@Nullable String header) {
        Pattern name = Pattern.compile("[\\w.-]{1,64}");
        return request -> {
            String value = header == null ? null : request.getHeader(header);
            return value != null && name.matcher(value).matches() ? value : null;
        };
    }
}
