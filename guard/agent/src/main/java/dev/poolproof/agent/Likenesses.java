package dev.poolproof.agent;

import static net.bytebuddy.matcher.ElementMatchers.isFinalizer;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.objenesis.Objenesis;
import org.objenesis.ObjenesisStd;

/**
 * Makes a class for each class of connections and statements that programs may take for more than JDBC's
 * interface: its objects are of that class too, made without its constructor, and override all that can be.
 */
final class Likenesses {

    /** Under the agent's own prefix, so that no report takes it for the program's. */
    private static final String PACKAGE = "dev.poolproof.agent.lent.";

    private final Objenesis objenesis = new ObjenesisStd();
    private final AtomicLong made = new AtomicLong();

    /** In the class that it looks like, so that it goes when that class does. By kind and looks. */
    private final ClassValue<Map<String, Optional<Likeness>>> known = new ClassValue<>() {
        @Override
        protected Map<String, Optional<Likeness>> computeValue(Class<?> own) {
            return new ConcurrentHashMap<>();
        }
    };

    /**
     * Finds what can stand for objects of a class, or makes it.
     *
     * @param own the class of the driver's or the pool's object
     * @param kind JDBC's interface that the program asked for
     * @return empty where it must look like its class and cannot
     */
    Optional<Likeness> of(Looks looks, Class<?> own, Class<?> kind) {
        return looks == Looks.PLAIN
                ? Optional.of(Likeness.PLAIN)
                : known.get(own).computeIfAbsent(looks + kind.getName(), unseen -> make(looks, own, kind));
    }

    private Optional<Likeness> make(Looks looks, Class<?> own, Class<?> kind) {
        Set<Class<?>> interfaces = publicInterfaces(own);
        Class<?> parent = looks == Looks.INTERFACES ? Object.class : publicClass(own);
        if (parent != Object.class && isOpen(parent, kind)) {
            try {
                return Optional.of(make(own, parent, interfaces, kind));
            } catch (ReflectiveOperationException | RuntimeException | LinkageError unlike) {
                // The next best, below.
            }
        }
        if (looks == Looks.CLASS_OR_NOTHING) {
            return Optional.empty();
        }
        interfaces.removeIf(given -> given.isAssignableFrom(kind));
        try {
            return Optional.of(interfaces.isEmpty() ? Likeness.PLAIN : make(own, Object.class, interfaces, kind));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unlike) {
            return Optional.of(Likeness.PLAIN);
        }
    }

    private static Class<?> publicClass(Class<?> own) {
        Class<?> candidate = own;
        while (!Modifier.isPublic(candidate.getModifiers())
                || Modifier.isFinal(candidate.getModifiers())
                || candidate.isMemberClass()
                || Proxy.isProxyClass(candidate)) {
            candidate = candidate.getSuperclass();
        }
        return candidate;
    }

    /** Whether all of JDBC's methods can be overridden. */
    private static boolean isOpen(Class<?> parent, Class<?> kind) {
        return kind.isAssignableFrom(parent)
                && Arrays.stream(parent.getMethods())
                        .filter(method -> Modifier.isFinal(method.getModifiers()))
                        .noneMatch(method -> isOf(kind, method));
    }

    private static boolean isOf(Class<?> kind, Method method) {
        return Arrays.stream(kind.getMethods())
                .anyMatch(one -> one.getName().equals(method.getName())
                        && Arrays.equals(one.getParameterTypes(), method.getParameterTypes()));
    }

    private static Set<Class<?>> publicInterfaces(Class<?> own) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> type = own; type != null; type = type.getSuperclass()) {
            for (Class<?> given : type.getInterfaces()) {
                if (Modifier.isPublic(given.getModifiers()) && given != Serializable.class && isVisible(given, own)) {
                    found.add(given);
                }
            }
        }
        return found;
    }

    private static boolean isVisible(Class<?> type, Class<?> from) {
        try {
            return Class.forName(type.getName(), false, from.getClassLoader()) == type;
        } catch (ClassNotFoundException | LinkageError hidden) {
            return false;
        }
    }

    private Likeness make(Class<?> own, Class<?> parent, Set<Class<?>> interfaces, Class<?> kind)
            throws ReflectiveOperationException {
        Set<Class<?>> implemented = new LinkedHashSet<>(interfaces);
        implemented.add(kind);
        DynamicType.Builder<?> builder = new ByteBuddy(ClassFileVersion.JAVA_V17)
                .with(TypeValidation.DISABLED)
                .subclass(parent, ConstructorStrategy.Default.NO_CONSTRUCTORS)
                .implement(List.copyOf(implemented))
                .name(PACKAGE + own.getSimpleName().replace('$', '_') + "$" + made.incrementAndGet())
                .defineField(Likeness.GUARDED, kind, Visibility.PUBLIC)
                .defineField(Likeness.OWN, Object.class, Visibility.PUBLIC)
                // What was not constructed must not be finalized.
                .method(isFinalizer())
                .intercept(StubMethod.INSTANCE);
        for (Method method : parent.getMethods()) {
            builder = passOn(builder, method, Likeness.OWN);
        }
        for (Class<?> given : interfaces) {
            for (Method method : given.getMethods()) {
                builder = passOn(builder, method, Likeness.OWN);
            }
        }
        for (Method method : kind.getMethods()) {
            builder = passOn(builder, method, Likeness.GUARDED);
        }
        builder = builder.method(named("toString").and(takesArguments(0)))
                .intercept(MethodCall.invoke(Object.class.getMethod("toString")).onField(Likeness.GUARDED));
        Class<?> type = builder.make()
                .load(own.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded();
        return Likeness.of(type, objenesis.getInstantiatorOf(type));
    }

    /**
     * The last that is said of a method counts. One with a narrower result than JDBC's stays the object's
     * own.
     */
    private static DynamicType.Builder<?> passOn(DynamicType.Builder<?> builder, Method method, String field) {
        int modifiers = method.getModifiers();
        if (Modifier.isStatic(modifiers) || Modifier.isFinal(modifiers) || method.getDeclaringClass() == Object.class) {
            return builder;
        }
        return builder.method(named(method.getName())
                        .and(takesArguments(method.getParameterTypes()))
                        .and(returns(method.getReturnType())))
                .intercept(MethodCall.invoke(method)
                        .onField(field)
                        .withAllArguments()
                        .withAssigner(Assigner.DEFAULT, Typing.DYNAMIC));
    }
}
