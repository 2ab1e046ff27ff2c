package dev.poolproof.run.load;

import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.Recheck;
import dev.poolproof.run.load.Expectation.CustomerPage;
import dev.poolproof.run.load.Expectation.Dashboard;
import dev.poolproof.run.load.Expectation.Permissions;
import dev.poolproof.run.plan.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The recheck: a few requests to every endpoint of every instance for every tenant after everything has come to rest. All tenants are asked at once,
 * each one thing after the other, and one that fails is asked no more: that one answer says it, and the next would wait as long.
 */
public final class FewRequests {

    private static final int ROUNDS = 2;

    private final LoadPlan plan;
    private final HttpClient client;

    private FewRequests(LoadPlan plan) {
        this.plan = plan;
        this.client =
                HttpClient.newBuilder().connectTimeout(plan.requestTimeout()).build();
    }

    /**
     * Sends them where the load went.
     *
     * @throws InterruptedException if interrupted before the last answer
     */
    public static Recheck send(LoadPlan plan) throws InterruptedException {
        FewRequests requests = new FewRequests(plan);
        List<Callable<List<Outcome>>> asked = new ArrayList<>();
        plan.targets()
                .forEach(target -> plan.tenants().forEach(tenant -> asked.add(() -> requests.ask(target, tenant))));
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(8, asked.size()));
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        try {
            for (Future<List<Outcome>> tenant : threads.invokeAll(asked)) {
                tenant.get().forEach(outcome -> outcomes.merge(outcome, 1L, Long::sum));
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return new Recheck(outcomes.values().stream().mapToLong(Long::longValue).sum(), outcomes);
    }

    private List<Outcome> ask(URI target, String tenant) throws InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Ask ask : asks(tenant)) {
                Outcome outcome = plan.judged(answer(target, ask, tenant));
                outcomes.add(outcome);
                if (outcome.isFailure()) {
                    return outcomes;
                }
            }
        }
        return outcomes;
    }

    private static List<Ask> asks(String tenant) {
        return List.of(
                Ask.get(Endpoint.PERMISSIONS, new Permissions(tenant)),
                Ask.page(0, new CustomerPage(0, Visit.PAGE_SIZE)),
                Ask.get(Endpoint.DASHBOARD, new Dashboard(tenant)));
    }

    private Outcome answer(URI target, Ask ask, String tenant) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(target.resolve(ask.path()))
                .header("X-Tenant", tenant)
                .header("Accept", "application/json")
                .timeout(plan.requestTimeout())
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            String location = response.headers().firstValue("Location").orElse(null);
            return new Answer(response.statusCode(), location, response.body()).outcome(ask.expectation());
        } catch (HttpTimeoutException e) {
            return Outcome.CLIENT_TIMEOUT;
        } catch (IOException e) {
            return Outcome.NO_ANSWER;
        }
    }
}
