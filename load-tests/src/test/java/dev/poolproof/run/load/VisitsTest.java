package dev.poolproof.run.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.run.plan.Endpoint;
import dev.poolproof.run.plan.LoadMix;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VisitsTest {

    private static final List<String> TENANTS = List.of("tenant-1", "tenant-2", "tenant-3");
    private static final int SEED_ROWS = 45;

    @ParameterizedTest
    @EnumSource
    void everyJourneyIsFourRequestsLong(Journey journey) {
        assertThat(journey.steps()).hasSize(Journey.LENGTH);
    }

    @Test
    void everyKindOfRequestOccursInTenSecondsAtTwentyASecond() {
        List<RequestKind> kinds = kinds(visits(plan(20, 10))).toList();

        assertThat(kinds).hasSize(200).contains(answered());
    }

    @Test
    void everyEndpointGetsAFifthOfTheRequestsThatReachATenant() {
        List<RequestKind> kinds = visits(plan(20, 10)).stream()
                .filter(visit -> visit.journey() != Journey.STRAYING)
                .flatMap(visit -> kinds(List.of(visit)))
                .toList();

        assertThat(count(kinds, RequestKind::endpoint))
                .containsOnlyKeys(Endpoint.values())
                .allSatisfy((endpoint, count) -> assertThat(count).isGreaterThanOrEqualTo(200 / 5));
    }

    @Test
    void everyJourneyGoesRoundTheTenants() {
        Map<Journey, List<Visit>> journeys = visits(plan(200, 10)).stream()
                .filter(visit -> visit.journey() != Journey.STRAYING)
                .collect(Collectors.groupingBy(Visit::journey));

        assertThat(journeys).allSatisfy((journey, visits) -> {
            Map<String, Long> tenants = count(visits, Visit::tenant);
            assertThat(tenants.keySet()).containsExactlyInAnyOrderElementsOf(TENANTS);
            assertThat(tenants.values())
                    .allSatisfy(count -> assertThat(count).isBetween((long) visits.size() / 3, visits.size() / 3 + 1L));
        });
    }

    @Test
    void strangersAskForTenantsThatDoNotExistFromBrowsersAndPrograms() {
        List<Visit> strangers = visits(plan(20, 10)).stream()
                .filter(visit -> visit.journey() == Journey.STRAYING)
                .toList();

        assertThat(strangers).extracting(Visit::tenant).doesNotContainAnyElementsOf(TENANTS);
        assertThat(strangers).extracting(Visit::browser).contains(true, false);
    }

    @Test
    void someOfTheOthersSitAtABrowser() {
        Map<Boolean, Long> clients = count(visits(plan(200, 10)), Visit::browser);

        assertThat(clients.get(true)).isBetween(100L, 250L);
    }

    @Test
    void asksOnlyForCustomersAndPagesThatExist() {
        List<Visit> visits = visits(plan(200, 10));

        assertThat(visits)
                .extracting(Visit::customer)
                .allSatisfy(id -> assertThat(id).isBetween(1L, (long) SEED_ROWS));
        assertThat(visits)
                .extracting(Visit::page)
                .contains(0, 1, 2)
                .allSatisfy(page -> assertThat(page).isBetween(0, 2));
    }

    @Test
    void inventsEveryAddressOnce() {
        assertThat(visits(plan(200, 10))).extracting(Visit::newEmail).doesNotHaveDuplicates();
    }

    @Test
    void equalSeedsGiveEqualUsers() {
        assertThat(visits(plan(20, 10))).isEqualTo(visits(plan(20, 10)));
    }

    @Test
    void deletesWhatItCreatedAndOtherwiseLooksAtTheList() {
        Visit visit = visits(plan(20, 10)).stream()
                .filter(candidate -> candidate.journey() == Journey.WRITING)
                .findFirst()
                .orElseThrow();

        assertThat(visit.kindAt(3)).isEqualTo(RequestKind.CUSTOMER_PAGE);
        Visit successful = visit.withCreated(1234);
        assertThat(successful.kindAt(3)).isEqualTo(RequestKind.DELETE_CUSTOMER);
        assertThat(RequestKind.DELETE_CUSTOMER.ask(successful).path()).isEqualTo("/api/tenant/customers/1234");
    }

    @Test
    void someUsersHangUpWhereThatIsAskedFor() {
        List<RequestKind> kinds =
                kinds(visits(plan(20, 10, LoadMix.WITH_CLIENT_ABORTS))).toList();

        assertThat(kinds).hasSize(200).contains(RequestKind.values());
    }

    @Test
    void nothingButThePermissionsOfEveryTenantWhereThatIsAskedFor() {
        List<Visit> visits = visits(plan(20, 10, LoadMix.PERMISSIONS_ALONE));

        assertThat(kinds(visits)).hasSize(200).containsOnly(RequestKind.PERMISSIONS);
        assertThat(visits).extracting(Visit::tenant).containsOnly(TENANTS.toArray(String[]::new));
    }

    private static RequestKind[] answered() {
        return Stream.of(RequestKind.values())
                .filter(kind -> !kind.isAbandoned())
                .toArray(RequestKind[]::new);
    }

    private static LoadPlan plan(double rate, int seconds) {
        return plan(rate, seconds, LoadMix.EVERYTHING);
    }

    private static LoadPlan plan(double rate, int seconds, LoadMix mix) {
        URI target = URI.create("http://127.0.0.1:8080");
        return new LoadPlan(
                target, rate, Duration.ofSeconds(seconds), TENANTS, SEED_ROWS, Duration.ofSeconds(1), false, mix, 7);
    }

    private static List<Visit> visits(LoadPlan plan) {
        Visits all = new Visits(plan, "stamp");
        List<Visit> visits = new ArrayList<>();
        for (int user = 0; user < plan.users(); user++) {
            visits.add(all.next());
        }
        return visits;
    }

    private static Stream<RequestKind> kinds(List<Visit> visits) {
        return visits.stream()
                .map(visit -> visit.withCreated(1))
                .flatMap(visit -> IntStream.range(0, Journey.LENGTH).mapToObj(visit::kindAt));
    }

    private static <T, K> Map<K, Long> count(List<T> all, Function<T, K> by) {
        return all.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }
}
