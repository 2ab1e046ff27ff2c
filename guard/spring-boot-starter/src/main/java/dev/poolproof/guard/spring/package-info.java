/**
 * Puts every {@code DataSource} bean of a Spring Boot 3 or 4 service under guard: add the dependency, nothing else.
 *
 * <ul>
 *   <li>A pool keeps its type, so whoever asks for a {@code HikariDataSource} gets one. The targets of Spring's routing and
 *       delegating data sources are guarded where they are no beans themselves.
 *   <li>In a service on Spring MVC each borrow is counted for its route and, where a header or a
 *       {@link dev.poolproof.guard.spring.TenantOfRequest} bean tells, its tenant. Elsewhere pools are guarded all the same.
 *   <li>The snapshot can be asked for at {@code /actuator/poolproof} once {@code poolproof.guard.endpoint=true}, in the
 *       environment {@code POOLPROOF_GUARD_ENDPOINT=true}; not otherwise, whatever else the service exposes.
 *   <li>A {@code Guard} bean may be injected: for pools that are no beans, and to {@code carry} tasks to other threads.
 * </ul>
 *
 * <p>Settings, all optional: {@code poolproof.guard.enabled} (true), {@code .endpoint} (false), {@code .session-checks}
 * (false; for tests, costs queries), {@code .exclude} (names of beans), {@code .tenant-header}.
 */
@NullMarked
package dev.poolproof.guard.spring;

import org.jspecify.annotations.NullMarked;
