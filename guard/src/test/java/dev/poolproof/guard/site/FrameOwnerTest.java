package dev.poolproof.guard.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameOwnerTest {

    @ParameterizedTest
    @CsvSource({
        "com.acme.shop.Orders, APPLICATION",
        "dev.poolproof.app.tenant.Customers, APPLICATION",
        "dev.poolproof.guardian.Angel, APPLICATION",
        "javacc.Parser, APPLICATION",
        "com.zaxxer.hikari.HikariDataSource, MACHINERY",
        "com.mysql.cj.jdbc.ConnectionImpl, MACHINERY",
        "org.springframework.jdbc.core.JdbcTemplate, MACHINERY",
        "org.apache.catalina.core.StandardWrapperValve, MACHINERY",
        "org.assertj.core.api.ThrowableAssert, MACHINERY",
        "org.quartz.impl.jdbcjobstore.JobStoreSupport, MACHINERY",
        "com.acme.shop.Orders$$SpringCGLIB$$0, MACHINERY",
        "com.acme.shop.$Proxy12, MACHINERY",
        "jdk.proxy2.$Proxy12, PLATFORM",
        "java.lang.Thread, PLATFORM",
        "javax.sql.CommonDataSource, PLATFORM",
        "dev.poolproof.guard.GuardedDataSource, PLATFORM",
    })
    void tellsTheApplicationFromWhatItRunsOn(String className, FrameOwner expected) {
        assertThat(FrameOwner.of(className)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.shop.Orders$$SpringCGLIB$$0, com.acme.shop.Orders",
        "com.acme.shop.Orders$$EnhancerBySpringCGLIB$$1a2b, com.acme.shop.Orders",
        "com.acme.shop.Orders$$SpringCGLIB$$FastClass$$1,",
        "org.springframework.web.client.RestClient$$SpringCGLIB$$0,",
        "com.acme.shop.$Proxy12,",
        "com.acme.shop.Orders,",
    })
    void knowsForWhichClassAProxyStands(String className, String expected) {
        assertThat(FrameOwner.proxied(className)).isEqualTo(expected);
    }
}
