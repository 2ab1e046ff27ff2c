package dev.poolproof.agent;

import static net.bytebuddy.matcher.ElementMatchers.isBridge;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.none;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import dev.poolproof.agent.advice.DriverManagerAdvice;
import dev.poolproof.agent.advice.OwnGuardAdvice;
import dev.poolproof.agent.advice.PoolAdvice;
import dev.poolproof.agent.advice.ServletAdvice;
import dev.poolproof.agent.advice.Signals;
import dev.poolproof.agent.advice.SpringAdvice;
import java.lang.instrument.Instrumentation;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.InitializationStrategy;
import net.bytebuddy.agent.builder.AgentBuilder.Transformer;
import net.bytebuddy.agent.builder.AgentBuilder.TypeStrategy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.utility.JavaModule;
import org.jspecify.annotations.Nullable;

/**
 * Which classes are instrumented, as they are loaded. No class is looked at but by its name, and none is
 * changed later.
 */
final class Instruments {

    private static final String DRIVER_MANAGER = "java.sql.DriverManager";
    private static final String OWN_GUARD = "dev.poolproof.guard.GuardedDataSource";
    private static final String[] SERVLETS = {"jakarta.servlet.http.HttpServlet", "javax.servlet.http.HttpServlet"};
    private static final String SPRING = "org.springframework.web.servlet.DispatcherServlet";

    /** So that what reads a class's fields or writes its objects out takes no notice. */
    private static final int HIDDEN = 0x1000 | 0x0080;

    /** Byte Buddy's own; it is asked once, while the first builder is made. */
    private static final String NO_NEXUS = "net.bytebuddy.nexus.disabled";

    private static final int PRIVATE = 0x0002;
    private static final int STATIC = 0x0008;

    private final Notices notices;
    private final ClassLoader inside = Instruments.class.getClassLoader();

    Instruments(Notices notices) {
        this.notices = notices;
    }

    void installOn(Instrumentation instrumentation) {
        tellWhatCameTooEarly(instrumentation);
        withoutNexus()
                .with(TypeStrategy.Default.REDEFINE)
                .with(InitializationStrategy.NoOp.INSTANCE)
                .with(new Refusals(notices))
                .ignore(none())
                .type(namedOneOf(pools()))
                .transform(pool())
                .type(named(DRIVER_MANAGER))
                .transform(
                        around(DriverManagerAdvice.class, named("getConnection").and(isPublic())))
                .type((type, loader, module, redefined, domain) ->
                        loader != inside && type.getName().equals(OWN_GUARD))
                .transform(around(OwnGuardAdvice.class, named("getConnection").and(isPublic())))
                .type(namedOneOf(SERVLETS))
                .transform(around(
                        ServletAdvice.class, named("service").and(isPublic()).and(takesArguments(2))))
                .type(named(SPRING))
                .transform(around(SpringAdvice.class, named("getHandler").and(takesArguments(1))))
                .type(namedOneOf(PoolType.UNWATCHED.toArray(String[]::new)))
                .transform((builder, type, loader, module, domain) -> {
                    notices.tell("pools of class " + type.getName()
                            + " are not watched; if the program may be changed, Guard.wrap(dataSource) watches one");
                    return builder;
                })
                .installOn(instrumentation);
    }

    /**
     * Else Byte Buddy puts a class of its own into the program's class loader, though nothing here needs it, and by means
     * that newer JVMs warn of. The program may have a Byte Buddy too, so its setting is put back.
     */
    private static AgentBuilder withoutNexus() {
        String before = System.setProperty(NO_NEXUS, "true");
        try {
            return new AgentBuilder.Default();
        } finally {
            if (before == null) {
                System.clearProperty(NO_NEXUS);
            } else {
                System.setProperty(NO_NEXUS, before);
            }
        }
    }

    private static String[] pools() {
        return Arrays.stream(PoolType.values())
                .flatMap(type -> type.classes().stream())
                .toArray(String[]::new);
    }

    /** Another agent, or this program's way of starting, may have loaded some before. */
    private void tellWhatCameTooEarly(Instrumentation instrumentation) {
        Set<String> wanted = Stream.of(pools(), SERVLETS, new String[] {DRIVER_MANAGER, SPRING})
                .flatMap(Arrays::stream)
                .collect(Collectors.toSet());
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (wanted.contains(loaded.getName())) {
                notices.tell(
                        loaded.getName() + " was loaded before this agent and is not watched; name this agent first");
            }
        }
    }

    private static Transformer pool() {
        ElementMatcher.Junction<MethodDescription> own =
                isPublic().and(not(isStatic())).and(not(isBridge()));
        return (builder, type, loader, module, domain) -> builder.defineField(
                        Signals.FIELD, BiFunction.class, PRIVATE | HIDDEN)
                .visit(Advice.to(PoolAdvice.Made.class).on(isConstructor()))
                .visit(Advice.to(PoolAdvice.Borrow.class)
                        .on(own.and(namedOneOf("getConnection", "getReadOnlyConnection"))))
                .visit(Advice.to(PoolAdvice.Given.class)
                        .on(own.and(named("evictConnection")).and(takesArguments(Connection.class))))
                .visit(Advice.to(PoolAdvice.Close.class).on(own.and(named("close"))));
    }

    private static Transformer around(Class<?> advice, ElementMatcher<? super MethodDescription> methods) {
        return (builder, type, loader, module, domain) -> builder.defineField(
                        Signals.FIELD, BiFunction.class, PRIVATE | STATIC | HIDDEN)
                .visit(Advice.to(advice).on(methods));
    }

    /** What could not be instrumented stays as it is. */
    private static final class Refusals extends AgentBuilder.Listener.Adapter {

        private final Notices notices;

        Refusals(Notices notices) {
            this.notices = notices;
        }

        @Override
        public void onError(
                String type,
                @Nullable ClassLoader loader,
                @Nullable JavaModule module,
                boolean loaded,
                Throwable failure) {
            notices.tell(type + " cannot be watched and stays as it is: " + failure);
        }
    }
}
