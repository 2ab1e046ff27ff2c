package dev.poolproof.reports;

import dev.poolproof.reports.record.GuardEvidence.Borrow;
import dev.poolproof.reports.record.GuardEvidence.Owner;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.record.GuardEvidence.Use;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection that is out, which a test bends. */
public final class BorrowSketch {

    public final String pool;
    public final @Nullable String route;
    public final Site site;
    public long borrowedAtMillis = 6_000;
    public boolean siteInferred;
    public boolean requestEnded = true;
    public @Nullable String requestFailure;
    public boolean otherThread;
    public @Nullable Site borrowedAgain;
    public long operations = 3;
    public @Nullable String lastFailure;
    public int openStatements;
    public long usesAfterRequest;
    public @Nullable Owner owner = new Owner("WAITING", null);
    /** Whether the guard is of a version that does not know more than line, route and tenant. */
    public boolean ofOld;

    public BorrowSketch(String pool, @Nullable String route, Site site) {
        this.pool = pool;
        this.route = route;
        this.site = site;
    }

    Borrow build(PoolSketch from) {
        return new Borrow(
                from.name,
                from.id,
                from.tenant,
                route,
                Records.epoch(borrowedAtMillis),
                "http-nio-exec-7",
                site,
                List.of(
                        site,
                        Records.site("web.PermissionsController", "permissions", 33),
                        Records.site("web.RequestRoute", "doFilter", 41)),
                siteInferred,
                requestEnded,
                requestFailure,
                otherThread,
                borrowedAgain,
                ofOld ? null : use(),
                ofOld ? null : owner);
    }

    private Use use() {
        return new Use(
                operations,
                operations == 0 ? null : "PreparedStatement.executeQuery",
                operations == 0 ? null : Records.site("tenant.PermissionQueries", "of", 21),
                operations == 0 ? null : Long.valueOf(Records.epoch(borrowedAtMillis + 7)),
                lastFailure,
                openStatements,
                usesAfterRequest);
    }
}
