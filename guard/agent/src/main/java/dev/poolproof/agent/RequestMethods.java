package dev.poolproof.agent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks a servlet's request, of jakarta or javax, whose classes the agent cannot see. */
final class RequestMethods {

    private static final RequestMethods NONE = new RequestMethods(null);

    /** In the request's class, so that it goes when that class does. */
    private static final ClassValue<RequestMethods> OF = new ClassValue<>() {
        @Override
        protected RequestMethods computeValue(Class<?> request) {
            Class<?> servlet = servletInterface(request);
            return servlet == null ? NONE : new RequestMethods(servlet);
        }
    };

    /** By the name of its {@code DispatcherType}: a part of a request that was served before. */
    private static final Set<String> PARTS = Set.of("ASYNC", "ERROR");

    private final @Nullable Method method;
    private final @Nullable Method attribute;
    private final @Nullable Method dispatcherType;
    private final @Nullable Method servletPath;

    /** Absent before Servlet 4. */
    private final @Nullable Method mapping;

    private final @Nullable Method pattern;

    private RequestMethods(@Nullable Class<?> servlet) {
        method = find(servlet, "getMethod");
        attribute = find(servlet, "getAttribute", String.class);
        dispatcherType = find(servlet, "getDispatcherType");
        servletPath = find(servlet, "getServletPath");
        mapping = find(servlet, "getHttpServletMapping");
        pattern = find(mapping == null ? null : mapping.getReturnType(), "getPattern");
    }

    static RequestMethods of(Object request) {
        return OF.get(request.getClass());
    }

    private static @Nullable Class<?> servletInterface(Class<?> request) {
        for (Class<?> type = request; type != null; type = type.getSuperclass()) {
            for (Class<?> given : type.getInterfaces()) {
                if (given.getName().endsWith(".servlet.http.HttpServletRequest")) {
                    return given;
                }
                Class<?> inherited = servletInterface(given);
                if (inherited != null) {
                    return inherited;
                }
            }
        }
        return null;
    }

    private static @Nullable Method find(@Nullable Class<?> type, String name, Class<?>... arguments) {
        try {
            return type == null ? null : type.getMethod(name, arguments);
        } catch (NoSuchMethodException absent) {
            return null;
        }
    }

    private static @Nullable Object call(@Nullable Method method, @Nullable Object on, Object... arguments) {
        try {
            return method == null || on == null ? null : method.invoke(on, arguments);
        } catch (IllegalAccessException | InvocationTargetException unwilling) {
            return null;
        }
    }

    /** Whether it is a request over HTTP. */
    boolean isHttp() {
        return method != null;
    }

    /** Whether it goes on with a request that left its servlet: what answers later, or its error page. */
    boolean isPart(Object request) {
        return PARTS.contains(String.valueOf(call(dispatcherType, request)));
    }

    @Nullable
    Object attribute(Object request, String name) {
        return call(attribute, request, name);
    }

    /** The method and a pattern; without a pattern, that under which the server has the servlet. */
    String route(Object request, @Nullable Object given) {
        Object known = given != null ? given : call(pattern, call(mapping, request));
        // Before Servlet 4: of a servlet for one extension it is the path itself.
        Object shown = known != null ? known : call(servletPath, request);
        return call(method, request) + " " + (shown == null || shown.toString().isEmpty() ? "/" : shown);
    }
}
