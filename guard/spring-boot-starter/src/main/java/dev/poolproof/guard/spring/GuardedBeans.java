package dev.poolproof.guard.spring;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.snapshot.Site;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * Puts every {@code DataSource} bean under guard when it is ready, so that each borrow is counted once: of beans that stand
 * behind each other, the pool is guarded and no other.
 */
final class GuardedBeans implements BeanPostProcessor, Ordered {

    private static final String SCOPED = "scopedTarget.";

    /** Pools that can be told to take their connections from another data source, in their property {@code dataSource}. */
    private static final Set<String> POOLS_OVER_ANOTHER =
            Set.of("com.zaxxer.hikari.HikariDataSource", "org.apache.tomcat.jdbc.pool.DataSourceProxy");

    private final ConfigurableListableBeanFactory beans;
    private final ObjectProvider<Guard> guard;
    private final ObjectProvider<GuardProperties> properties;
    private final Set<String> guardedBeans = ConcurrentHashMap.newKeySet();
    private final boolean springJdbc;

    GuardedBeans(
            ConfigurableListableBeanFactory beans,
            ObjectProvider<Guard> guard,
            ObjectProvider<GuardProperties> properties) {
        this.beans = beans;
        this.guard = guard;
        this.properties = properties;
        this.springJdbc = ClassUtils.isPresent(
                "org.springframework.jdbc.datasource.DelegatingDataSource", beans.getBeanClassLoader());
    }

    /** Before others that put something around a pool: the guard is nearest to it. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (!(bean instanceof DataSource source) || bean instanceof ScopedObject) {
            return bean;
        }
        String name = beanName.startsWith(SCOPED) ? beanName.substring(SCOPED.length()) : beanName;
        GuardProperties wanted = properties.getObject();
        if (!wanted.enabled() || wanted.exclude().contains(name)) {
            return bean;
        }
        if (isPoolOverAnother(source)) {
            GuardedBean.release(
                    PropertyAccessorFactory.forBeanPropertyAccess(source).getPropertyValue("dataSource"));
        } else if (!isSprings(source) && isOverGuardedBean(beanName)) {
            return bean;
        }
        DataSource guarded = guarded(source, new PoolLabels(name, null), originOf(source, beanName));
        if (guarded != source) {
            guardedBeans.add(beanName);
        }
        return guarded;
    }

    /** The data source to use in place of this one; itself where the guard is behind it already, or now is. */
    private DataSource guarded(DataSource source, PoolLabels labels, Site origin) {
        if (isSprings(source)) {
            SpringDataSources.replaceTargets(
                    source,
                    (target, key) -> guarded(
                            target,
                            key == null ? labels : new PoolLabels(labels.name() + "/" + key, key.toString()),
                            origin));
            return source;
        }
        boolean guardedAlready =
                GuardedBean.isOne(source) || (!isPoolOverAnother(source) && GuardedBean.isOverOne(source));
        if (guardedAlready) {
            return source;
        }
        return GuardedBean.around(source, guard.getObject().watch(source, labels, origin));
    }

    private boolean isSprings(DataSource source) {
        return springJdbc && SpringDataSources.isOne(source);
    }

    private static boolean isPoolOverAnother(DataSource source) {
        for (Class<?> type = source.getClass(); type != null; type = type.getSuperclass()) {
            if (POOLS_OVER_ANOTHER.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the bean was made with a guarded one, and so is a wrapper around it, or a router, of an unknown kind. */
    private boolean isOverGuardedBean(String beanName) {
        BeanDefinition definition = definitionOf(beanName);
        String[] onlyBefore = definition == null ? null : definition.getDependsOn();
        List<String> others = onlyBefore == null ? List.of() : Arrays.asList(onlyBefore);
        return Arrays.stream(beans.getDependenciesForBean(beanName))
                .anyMatch(used -> guardedBeans.contains(used) && !others.contains(used));
    }

    /** The method that makes the bean: two pools that different methods make must not look like one made twice. */
    private Site originOf(DataSource source, String beanName) {
        if (definitionOf(beanName) instanceof RootBeanDefinition definition) {
            Method method = definition.getResolvedFactoryMethod();
            if (method != null) {
                return new Site(
                        ClassUtils.getUserClass(method.getDeclaringClass()).getName(), method.getName(), null, -1);
            }
        }
        return new Site(source.getClass().getName(), "bean " + beanName, null, -1);
    }

    private @Nullable BeanDefinition definitionOf(String beanName) {
        return beans.containsBeanDefinition(beanName) ? beans.getMergedBeanDefinition(beanName) : null;
    }
}
