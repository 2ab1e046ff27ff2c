package dev.poolproof.reports;

import dev.poolproof.reports.record.Acquires;
import dev.poolproof.reports.record.Environment;
import dev.poolproof.reports.record.Environment.DatabaseFacts;
import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.record.Incident;
import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.LoadFacts.Latency;
import dev.poolproof.reports.record.LoadFacts.RequestFacts;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.PlanFacts.SeededVariant;
import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.reports.record.Recheck;
import dev.poolproof.reports.record.Restart;
import dev.poolproof.reports.record.RunIdentity;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.Sample.GuardSample;
import dev.poolproof.reports.record.Sample.LoadSample;
import dev.poolproof.reports.record.Sample.ServerSample;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.record.ServerEvidence.Session;
import dev.poolproof.reports.record.WatchFacts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A healthy run's record, of which a test bends one thing. */
public final class Records {

    public static final long LOAD_START = 3_700;
    public static final long LOAD_END = 15_700;
    public static final long FINAL_START = 19_200;
    public static final long END = 19_400;

    private static final long STARTED_AT = 1_795_017_600_000L;
    private static final String HISTOGRAM = "HISTFAAAAB542pNpmSzMwMDAxgABzFCaEUoz2X+AMIKZAE0AA+o=";

    public final List<Phase> phases = new ArrayList<>();
    public List<Sample> samples = new ArrayList<>();
    public final List<SeededVariant> variants = new ArrayList<>();
    public final List<Incident> incidents = new ArrayList<>();
    public final Map<String, RequestSketch> requests = new LinkedHashMap<>();
    public final GuardSketch before = new GuardSketch(3_650, 40);
    public final GuardSketch after = new GuardSketch(19_350, 240);
    public List<String> tenants = List.of("tenant-1", "tenant-2", "tenant-3");
    public String label = "repaired";
    public int repeat = 1;
    public String evidence = PlanFacts.GUARD;
    public List<String> faults = List.of();
    public int instances = 1;
    public boolean rollingRestart;
    public final List<Restart> restarts = new ArrayList<>();
    public final List<Evidence> cycles = new ArrayList<>();
    public @Nullable Recheck recheck;
    /** What the server holds beside sessions and counters. */
    private UnaryOperator<ServerEvidence> serverAtTheStart = UnaryOperator.identity();

    private UnaryOperator<ServerEvidence> serverAtTheEnd = UnaryOperator.identity();

    private @Nullable List<PoolEvidence> poolsBefore;
    private @Nullable List<PoolEvidence> poolsAfter;
    private @Nullable List<Acquires> acquiresBefore;
    private @Nullable List<Acquires> acquiresAfter;

    public String id = "r-20261118-093000";
    public long startedAtEpochMillis = STARTED_AT;
    public double ratePerSecond = 50;
    public double cpuShare = 0.22;
    public double machineShare = 0.61;
    public boolean loadReported = true;
    public @Nullable String loadReport = "gatling/index.html";
    public DatabaseFacts database = new DatabaseFacts(
            "embedded",
            "no Docker engine answered",
            "MariaDB",
            "11.4.5-MariaDB",
            24,
            "MySQL Connector/J mysql-connector-j-9.7.0");
    /** Sessions on the server beyond those of the pools. */
    public final List<Session> surplus = new ArrayList<>();

    public long refused;

    private @Nullable WatchFacts watch;
    private @Nullable Integer commandExit;
    private boolean counted = true;
    private @Nullable Boolean answeredBefore;
    private @Nullable Boolean answeredAfter;
    private boolean baselineServer = true;
    private boolean baselineGuard = true;
    private boolean endServer = true;
    private boolean endGuard = true;

    private Records() {
        phase(Phase.Name.WARM_UP, 0, 2_500);
        phase(Phase.Name.SETTLE, 2_500, 3_500);
        phase(Phase.Name.BASELINE, 3_500, LOAD_START);
        phase(Phase.Name.LOAD, LOAD_START, LOAD_END);
        phase(Phase.Name.DRAIN, LOAD_END, 17_200);
        phase(Phase.Name.SETTLE_AGAIN, 17_200, FINAL_START);
        phase(Phase.Name.FINAL, FINAL_START, END);
        request("permissions", "permissions", 96, 6);
        request("customers-list", "customers", 120, 8);
        request("customers-create", "customers", 60, 9);
        request("customers-read", "customers", 84, 5);
        request("customers-update", "customers", 48, 9);
        request("customers-delete", "customers", 30, 8);
        request("dashboard", "dashboard", 102, 14);
        request("unknown-tenant", "dashboard", 30, 4);
        request("invalid-input", "customers", 30, 3);
        for (long at = 0; at <= END; at += 250) {
            samples.add(quietSample(at));
        }
    }

    public static Records healthy() {
        return new Records();
    }

    /** A run's epoch time of a time on its clock. */
    public static long epoch(long runMillis) {
        return STARTED_AT + runMillis;
    }

    /** A line of the reference service. */
    public static Site site(String className, String method, int line) {
        String simpleName = className.substring(className.lastIndexOf('.') + 1);
        return new Site("dev.poolproof.app." + className, method, simpleName + ".java", line);
    }

    public Records with(Consumer<Records> bend) {
        bend.accept(this);
        return this;
    }

    public Records seed(String endpoint, String variant, String expectedFinding) {
        variants.add(new SeededVariant(endpoint, variant, expectedFinding));
        return this;
    }

    /** So many of a request's outcomes are this one instead of the expected. */
    public Records outcome(String request, Outcome outcome, long count) {
        sketch(request).outcome(outcome, count);
        return this;
    }

    public RequestSketch sketch(String request) {
        return java.util.Objects.requireNonNull(requests.get(request), request);
    }

    public Records incident(Incident.Kind kind, String message) {
        incidents.add(new Incident(9_000, kind, message));
        return this;
    }

    public Records withoutBaseline() {
        baselineServer = false;
        baselineGuard = false;
        return this;
    }

    public Records withoutServer() {
        baselineServer = false;
        endServer = false;
        return this;
    }

    public Records withoutGuard() {
        baselineGuard = false;
        endGuard = false;
        return this;
    }

    /** The load goes to two instances alike, each with pools of its own; the second one's have the ids from 100. */
    public Records ofTwoInstances() {
        instances = 2;
        before.ofTwoInstances();
        after.ofTwoInstances();
        return this;
    }

    /** The first instance is replaced under load, and the server still holds so many of its sessions when patience is over. */
    public Records replaced(int left, boolean ended) {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < left; i++) {
            sessions.add(new Session(800L + i, "tenant-1", "tenant-1", "Sleep", 12, "instance-1"));
        }
        rollingRestart = true;
        restarts.add(new Restart(
                "instance-1",
                "instance-3",
                5_000,
                9_000,
                9_600,
                ended ? Long.valueOf(10_100) : null,
                left == 0 ? 10_200 : 15_600,
                sessions));
        return this;
    }

    public Records repeat(int times) {
        repeat = times;
        return this;
    }

    /** The guard was switched off: only the server and the clients tell. */
    public Records serverOnly() {
        evidence = PlanFacts.SERVER;
        return withoutGuard();
    }

    /** The few requests after everything had come to rest. */
    public Records recheck(long sent, Map<Outcome, Long> failures) {
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        outcomes.putAll(failures);
        outcomes.put(
                Outcome.AS_EXPECTED,
                sent - failures.values().stream().mapToLong(Long::longValue).sum());
        recheck = new Recheck(sent, outcomes);
        return this;
    }

    /** What the pools' metrics say of waiting, at the baseline and at the end. */
    public Records acquires(List<Acquires> baseline, List<Acquires> end) {
        acquiresBefore = baseline;
        acquiresAfter = end;
        return this;
    }

    /** Without the guard; the pools publish themselves, so at the baseline and so at the end. */
    public Records published(List<PoolEvidence> baseline, List<PoolEvidence> end) {
        evidence = PlanFacts.POOL;
        poolsBefore = baseline;
        poolsAfter = end;
        return withoutGuard();
    }

    /** What the server counts and shows at the end. */
    public Records atTheEnd(UnaryOperator<ServerEvidence> bend) {
        UnaryOperator<ServerEvidence> known = serverAtTheEnd;
        serverAtTheEnd = server -> bend.apply(known.apply(server));
        return this;
    }

    /** What the server counts and shows at the baseline and at the end. */
    public Records atEachRest(UnaryOperator<ServerEvidence> bend) {
        UnaryOperator<ServerEvidence> known = serverAtTheStart;
        serverAtTheStart = server -> bend.apply(known.apply(server));
        return atTheEnd(bend);
    }

    /** The same service as somebody else's; null where nobody said how many sessions it may keep. */
    public Records watch(@Nullable Integer expectedMaximum) {
        watch = new WatchFacts("k6", Map.of("user", "orders"), List.of(), expectedMaximum);
        return this;
    }

    /** Seen from the server alone, under a load that is a command and ended so. */
    public Records watchedCommand(@Nullable Integer expectedMaximum, int exitCode) {
        commandExit = exitCode;
        counted = false;
        return serverOnly().watch(expectedMaximum);
    }

    /** Somebody's service seen from the server alone, under a scenario of ours. */
    public Records driven() {
        watch = new WatchFacts(null, Map.of("user", "orders"), List.of(), null, "shop");
        return serverOnly();
    }

    /** The same under a simulation of somebody's own, which is counted and ended so. */
    public Records simulated(int exitCode) {
        commandExit = exitCode;
        ratePerSecond = 0;
        return serverOnly().watch(null);
    }

    /** Whether the service's addresses answered before the load, and after it. */
    public Records answered(boolean before, boolean after) {
        answeredBefore = before;
        answeredAfter = after;
        return this;
    }

    /** The evidence at rest after a repetition of the load that was not the last. */
    public Records cycle(GuardSketch guard) {
        cycles.add(new Evidence(
                guard.atMillis,
                new ServerEvidence(GuardSketch.counters(0), guard.sessions()),
                evidence.equals(PlanFacts.GUARD) ? guard.build() : null));
        return this;
    }

    /** The load is sent once more, and everything worked each time. */
    public Records twice() {
        return repeated(new GuardSketch(9_000, 100));
    }

    /** The load is sent once more for each of these rests, which come before the last. */
    public Records repeated(GuardSketch... rests) {
        repeat = rests.length + 1;
        int load = phases.indexOf(new Phase(Phase.Name.LOAD, LOAD_START, LOAD_END));
        long start = LOAD_START;
        for (GuardSketch rest : rests) {
            long end = rest.atMillis - 500;
            phases.add(load++, new Phase(Phase.Name.LOAD, start, end));
            phases.add(load++, new Phase(Phase.Name.SETTLE_AGAIN, end, rest.atMillis + 100));
            start = rest.atMillis + 100;
            cycle(rest);
        }
        phases.set(load, new Phase(Phase.Name.LOAD, start, LOAD_END));
        return this;
    }

    /** So many threads wait for a connection in every sample of a stretch. */
    public Records pendingBetween(long fromMillis, long toMillis, long pending) {
        return samplesBetween(
                fromMillis,
                toMillis,
                sample -> new Sample(
                        sample.atMillis(),
                        sample.server(),
                        new GuardSample(200, 180, 20, 0, pending, 20, 4, 96L << 20, 80),
                        sample.load()));
    }

    /** Bends every sample of a stretch. */
    public Records samplesBetween(long fromMillis, long toMillis, UnaryOperator<Sample> bend) {
        samples.replaceAll(sample ->
                sample.atMillis() >= fromMillis && sample.atMillis() <= toMillis ? bend.apply(sample) : sample);
        return this;
    }

    public RunRecord build() {
        PlanFacts plan = new PlanFacts(
                ratePerSecond,
                LOAD_END - LOAD_START,
                tenants,
                variants,
                repeat,
                evidence,
                faults,
                settings(),
                watch,
                instances,
                rollingRestart);
        List<RequestFacts> facts =
                requests.values().stream().map(RequestSketch::build).toList();
        return new RunRecord(
                RunRecord.FORMAT,
                RunRecord.VERSION,
                new RunIdentity(id, label, startedAtEpochMillis, END, "0.1.0-SNAPSHOT"),
                plan,
                new Environment("Linux 6.1 amd64", 2, 24L << 30, "17.0.15 Debian", database),
                phases,
                samples,
                load(facts),
                answered(
                        published(
                                bent(
                                        evidence(
                                                3_650,
                                                before,
                                                baselineServer,
                                                baselineGuard,
                                                0,
                                                List.of(),
                                                acquiresBefore),
                                        serverAtTheStart),
                                poolsBefore),
                        answeredBefore),
                cycles,
                recheck,
                restarts,
                answered(
                        published(
                                bent(
                                        evidence(19_350, after, endServer, endGuard, refused, surplus, acquiresAfter),
                                        serverAtTheEnd),
                                poolsAfter),
                        answeredAfter),
                incidents);
    }

    private @Nullable LoadFacts load(List<RequestFacts> facts) {
        if (!counted) {
            return LoadFacts.uncounted("k6", commandExit);
        }
        return loadReported
                ? new LoadFacts("Gatling 3.15.1", loadReport, cpuShare, machineShare, facts, commandExit)
                : null;
    }

    private static @Nullable Evidence answered(@Nullable Evidence evidence, @Nullable Boolean every) {
        return evidence == null ? null : evidence.answered(every);
    }

    private static @Nullable Evidence published(@Nullable Evidence evidence, @Nullable List<PoolEvidence> pools) {
        return evidence == null || pools == null
                ? evidence
                : new Evidence(evidence.atMillis(), evidence.server(), evidence.guard(), evidence.acquires(), pools);
    }

    private static @Nullable Evidence bent(@Nullable Evidence evidence, UnaryOperator<ServerEvidence> bend) {
        return evidence == null || evidence.server() == null
                ? evidence
                : new Evidence(
                        evidence.atMillis(), bend.apply(evidence.server()), evidence.guard(), evidence.acquires());
    }

    private static @Nullable Evidence evidence(
            long at,
            GuardSketch guard,
            boolean hasServer,
            boolean hasGuard,
            long refused,
            List<Session> surplus,
            @Nullable List<Acquires> acquires) {
        if (!hasServer && !hasGuard) {
            return null;
        }
        List<Session> sessions = new ArrayList<>(guard.sessions());
        sessions.addAll(surplus);
        return new Evidence(
                at,
                hasServer ? new ServerEvidence(GuardSketch.counters(refused), sessions) : null,
                hasGuard ? guard.build() : null,
                acquires);
    }

    private Sample quietSample(long at) {
        boolean loading = at > LOAD_START && at <= LOAD_END;
        long sent = Math.round(Math.max(0, at - LOAD_START) * 0.05);
        return new Sample(
                at,
                new ServerSample(10, 1, 8, 0, 0),
                new GuardSample(40 + sent, 40 + sent - (loading ? 2 : 0), loading ? 2 : 0, 6, 0, 8, 4, 96L << 20, 42),
                loading ? new LoadSample(sent, Map.of(Outcome.AS_EXPECTED, sent)) : null);
    }

    private void phase(Phase.Name name, long start, long end) {
        phases.add(new Phase(name, start, end));
    }

    private void request(String name, String endpoint, long sent, double medianMillis) {
        requests.put(name, new RequestSketch(name, endpoint, sent, medianMillis));
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("poolproof.pool.maximum", "5");
        settings.put("poolproof.pool.acquire-timeout", "2s");
        settings.put("poolproof.tenants", "3");
        return settings;
    }

    /** One kind of request, which a test bends. */
    public static final class RequestSketch {
        public final String name;
        public final String endpoint;
        public long sent;
        public double medianMillis;
        public double tailMillis;
        public String histogram = HISTOGRAM;
        private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);

        RequestSketch(String name, String endpoint, long sent, double medianMillis) {
            this.name = name;
            this.endpoint = endpoint;
            this.sent = sent;
            this.medianMillis = medianMillis;
            this.tailMillis = medianMillis * 4;
        }

        public void outcome(Outcome outcome, long count) {
            outcomes.merge(outcome, count, Long::sum);
        }

        RequestFacts build() {
            Map<Outcome, Long> all = new EnumMap<>(outcomes);
            long failed = outcomes.values().stream().mapToLong(Long::longValue).sum();
            if (sent > failed) {
                all.put(Outcome.AS_EXPECTED, sent - failed);
            }
            Latency latency =
                    new Latency(medianMillis, medianMillis + tailMillis * 0.4, tailMillis, tailMillis * 1.3, histogram);
            return new RequestFacts(name, endpoint, sent, all, sent == 0 ? null : latency);
        }
    }
}
