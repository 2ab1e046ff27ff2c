package dev.poolproof.benchmarks.pool;

import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** HikariCP beneath datasource-proxy, with its least listener: how a service is commonly watched from outside. */
final class ProxiedPool {

    private ProxiedPool() {}

    static OpenPool open(PoolPlan plan) {
        OpenPool hikari = HikariPool.plain(plan);
        DataSource proxied =
                ProxyDataSourceBuilder.create(hikari.source()).countQuery().build();
        return new OpenPool(proxied, hikari.settings(), hikari);
    }
}
