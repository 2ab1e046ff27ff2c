package dev.poolproof.guard.spring;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;

/**
 * Lets Boot's {@code jdbc.connections} metrics read a pool under guard: some read the pool's fields, which a proxy does not
 * have.
 */
final class PoolMetadata implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof DataSourcePoolMetadataProvider provider
                ? (DataSourcePoolMetadataProvider)
                        dataSource -> provider.getDataSourcePoolMetadata(GuardedBean.poolOf(dataSource))
                : bean;
    }
}
