package dev.poolproof.guard.spring;

import dev.poolproof.guard.GuardedDataSource;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopConfigException;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.ProxyFactory;

/**
 * Sends through the guard what a program asks of a bean about connections, and everything else to the pool itself. Thread-safe.
 *
 * <p>The bean stays of the pool's class wherever that can be extended: programs and Boot itself ask for it by that.
 */
final class GuardedBean implements MethodInterceptor {

    private static final Log LOG = LogFactory.getLog(GuardedBean.class);

    private final DataSource pool;
    private final GuardedDataSource guarded;
    private volatile boolean released;

    private GuardedBean(DataSource pool, GuardedDataSource guarded) {
        this.pool = pool;
        this.guarded = guarded;
    }

    /** What is to be the bean in place of the pool. */
    static DataSource around(DataSource pool, GuardedDataSource guarded) {
        ProxyFactory factory = new ProxyFactory(pool);
        factory.addAdvice(new GuardedBean(pool, guarded));
        ClassLoader loader = pool.getClass().getClassLoader();
        if (!Modifier.isFinal(pool.getClass().getModifiers())) {
            try {
                factory.setProxyTargetClass(true);
                return (DataSource) factory.getProxy(loader);
            } catch (AopConfigException unwilling) {
                factory.setProxyTargetClass(false);
            }
        }
        LOG.info(
                "Pool " + guarded.name() + " is under Poolproof's guard, and no longer a "
                        + pool.getClass().getName()
                        + ", as that class cannot be extended: inject it as a DataSource, or name it in poolproof.guard.exclude.");
        return (DataSource) factory.getProxy(loader);
    }

    /** The pool behind a guarded bean; any other data source as it is. */
    static DataSource poolOf(DataSource bean) {
        GuardedBean guarded = of(bean);
        return guarded == null ? bean : guarded.pool;
    }

    /** Whether it is a guarded pool itself. */
    static boolean isOne(DataSource bean) {
        return of(bean) != null;
    }

    /** Whether its connections come from a guarded pool, however many wrappers there are in between. */
    static boolean isOverOne(DataSource bean) {
        try {
            return bean.isWrapperFor(GuardedDataSource.class);
        } catch (SQLException | RuntimeException unwilling) {
            return false;
        }
    }

    /** Lets a bean hand out its pool's own connections from now on: another pool takes them, and that is guarded. */
    static void release(@Nullable Object bean) {
        GuardedBean guarded = of(bean);
        if (guarded != null) {
            guarded.released = true;
        }
    }

    private static @Nullable GuardedBean of(@Nullable Object bean) {
        if (bean instanceof Advised advised && AopProxyUtils.getSingletonTarget(bean) instanceof DataSource) {
            for (Advisor advisor : advised.getAdvisors()) {
                if (advisor.getAdvice() instanceof GuardedBean guarded) {
                    return guarded;
                }
            }
        }
        return null;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        Object[] arguments = call.getArguments();
        if (released) {
            return call.proceed();
        }
        return switch (call.getMethod().getName()) {
            case "getConnection" ->
                arguments.length == 0
                        ? guarded.getConnection()
                        : guarded.getConnection((String) arguments[0], (String) arguments[1]);
            case "unwrap" -> guarded.unwrap((Class<?>) arguments[0]);
            case "isWrapperFor" -> guarded.isWrapperFor((Class<?>) arguments[0]);
            case "close" -> {
                // The guard can close only this kind; of others it asks the pool whether it was closed.
                if (arguments.length == 0 && pool instanceof AutoCloseable) {
                    guarded.close();
                    yield null;
                }
                yield call.proceed();
            }
            case "evictConnection" -> {
                // HikariCP's, which does nothing with a connection that is not its own.
                if (arguments.length == 1 && arguments[0] instanceof Connection lent) {
                    arguments[0] = GuardedDataSource.pooled(lent);
                }
                yield call.proceed();
            }
            default -> call.proceed();
        };
    }
}
