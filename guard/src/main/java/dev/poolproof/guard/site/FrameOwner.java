package dev.poolproof.guard.site;

import org.jspecify.annotations.Nullable;

/** To whom a frame on a stack belongs. */
enum FrameOwner {
    /** The program under guard: its people can repair this line. */
    APPLICATION,
    /** Drivers, pools, frameworks, and classes that they make at run time. */
    MACHINERY,
    /** The JDK, language runtimes, and the guard itself. */
    PLATFORM;

    private static final String[] PLATFORM_PREFIXES = {
        "dev.poolproof.guard.",
        "dev.poolproof.agent.",
        "java.",
        "javax.",
        "jdk.",
        "sun.",
        "com.sun.",
        "kotlin.",
        "kotlinx.",
        "scala.",
        "groovy.",
        "org.codehaus.groovy.",
        "org.apache.groovy.",
        "clojure.",
    };

    private static final String[] MACHINERY_PREFIXES = {
        // Drivers.
        "com.mysql.",
        "org.mariadb.",
        "org.postgresql.",
        "org.h2.",
        "oracle.",
        "com.microsoft.sqlserver.",
        // Pools, and proxies around them.
        "com.zaxxer.",
        "org.apache.commons.dbcp.",
        "org.apache.commons.dbcp2.",
        "org.apache.commons.pool2.",
        "com.mchange.",
        "com.alibaba.druid.",
        "io.agroal.",
        "org.vibur.",
        "com.jolbox.bonecp.",
        "org.logicalcobwebs.",
        "net.ttddyy.dsproxy.",
        "com.p6spy.",
        "org.apache.shardingsphere.",
        // Frameworks.
        "jakarta.",
        "org.springframework.",
        "org.aopalliance.",
        "org.aspectj.",
        "org.hibernate.",
        "org.jooq.",
        "org.jdbi.",
        "org.mybatis.",
        "org.apache.ibatis.",
        "org.flywaydb.",
        "liquibase.",
        "org.eclipse.persistence.",
        "org.apache.commons.dbutils.",
        "com.baomidou.",
        "com.querydsl.",
        "io.ebean.",
        "org.jetbrains.exposed.",
        "slick.",
        "org.quartz.",
        "net.javacrumbs.shedlock.",
        "com.google.common.",
        "io.micrometer.",
        "io.opentelemetry.",
        "reactor.",
        "io.netty.",
        "io.quarkus.",
        "io.micronaut.",
        // Servers.
        "org.apache.tomcat.",
        "org.apache.catalina.",
        "org.apache.coyote.",
        "org.eclipse.jetty.",
        "io.undertow.",
        "io.vertx.",
        "org.jboss.",
        "org.wildfly.",
        "org.glassfish.",
        // What runs tests.
        "org.junit.",
        "org.testng.",
        "org.assertj.",
        "org.hamcrest.",
        "org.mockito.",
        "org.spockframework.",
        "io.cucumber.",
        "org.testcontainers.",
        "org.apache.maven.surefire.",
        "org.gradle.",
        "com.intellij.rt.",
    };

    /** What follows a class's name in that of a proxy for it. */
    private static final String[] PROXY_PARTS = {"$$SpringCGLIB$$", "$$EnhancerBy"};

    /** Parts of the names of classes made at run time; they lie in the application's own package. */
    private static final String[] GENERATED_PARTS = {"$$SpringCGLIB$$", "$$EnhancerBy", "$$FastClassBy", "$Proxy"};

    static FrameOwner of(String className) {
        if (startsWithAny(className, PLATFORM_PREFIXES)) {
            return PLATFORM;
        }
        if (startsWithAny(className, MACHINERY_PREFIXES) || isGenerated(className)) {
            return MACHINERY;
        }
        return APPLICATION;
    }

    private static boolean startsWithAny(String name, String[] prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** The application's class that a class stands for which Spring made of it at run time; null for any other. */
    static @Nullable String proxied(String className) {
        if (className.contains("FastClass")) {
            return null;
        }
        for (String part : PROXY_PARTS) {
            int end = className.indexOf(part);
            if (end > 0 && of(className.substring(0, end)) == APPLICATION) {
                return className.substring(0, end);
            }
        }
        return null;
    }

    private static boolean isGenerated(String name) {
        for (String part : GENERATED_PARTS) {
            if (name.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
