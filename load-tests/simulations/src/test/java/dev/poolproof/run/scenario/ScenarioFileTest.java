package dev.poolproof.run.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.reports.record.Outcome;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.scenario.Scenario.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFileTest {

    private static final String SHOP = """
            scenario: shop
            timeout: 2s
            think: 100ms..300ms
            headers:
              Accept: application/json
              Authorization: Bearer ${token}
            feeders:
              - csv: users.csv
            values:
              email: ${user}-${randomAlphanumeric(8)}@shop.example
            login:
              - send: POST /login
                body: {user: "${user}", password: "${password}"}
                save: {token: /token}
            rounds: 3
            load:
              open:
                - {from: 0, to: 20, for: 10s}
                - {rate: 20, for: 30s}
            requests:
              - send: GET /items?page=${randomInt(0, 5)}
                weight: 3
                expect: {status: 200, json: {/page: "*"}}
              - name: order
                send: POST /orders
                body:
                  email: ${email}
                  count: ${randomInt(2, 2)}
                expect: {status: [200, 201]}
                save: {order: header Location}
                then:
                  - send: GET /orders/${order}
            """;

    @TempDir
    Path folder;

    @Test
    void readsEverythingThatAScenarioMayHold() throws Exception {
        Scenario scenario = read(SHOP);

        assertThat(scenario.name()).isEqualTo("shop");
        assertThat(scenario.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(scenario.load().requests()).isEqualTo(700);
        assertThat(scenario.requestsPerUser()).isEqualTo(3 * 5 / 4.0);
        assertThat(scenario.login().get(0).headers()).containsOnlyKeys("Accept");
        assertThat(scenario.requests().get(0).steps().get(0).headers()).containsOnlyKeys("Accept", "Authorization");
        assertThat(scenario.requests()).extracting(Entry::weight).containsExactly(3, 1);
        assertThat(scenario.requests().get(1).steps())
                .extracting(Step::name)
                .containsExactly("order", "GET /orders/${order}");
    }

    @Test
    void fillsInWhatAUserKnows() throws Exception {
        Scenario scenario = read(SHOP);
        User user = new User(scenario, 1, List.of(0), 7);
        Step login = scenario.login().get(0);
        Step order = scenario.requests().get(1).steps().get(0);

        assertThat(Objects.requireNonNull(login.body()).filled(user::fill))
                .isEqualTo("{\"user\":\"bob\",\"password\":\"se\\\"cret\"}");
        assertThat(user.save(login, name -> "", "{\"token\": \"t1\"}")).isEmpty();
        assertThat(user.fill(Objects.requireNonNull(order.headers().get("Authorization"))))
                .isEqualTo("Bearer t1");
        assertThat(Objects.requireNonNull(order.body()).filled(user::fill))
                .matches("\\{\"email\":\"bob-[0-9a-z]{8}@shop.example\",\"count\":2}");
        assertThat(user.save(order, name -> "", "")).hasValue("order");
    }

    @Test
    void judgesAnAnswerByWhatIsExpected() throws Exception {
        Expected expected = read(SHOP).requests().get(0).steps().get(0).expected();

        assertThat(expected.outcome(200, "{\"page\": 3}", Template::text)).isEqualTo(Outcome.AS_EXPECTED);
        assertThat(expected.outcome(200, "{}", Template::text)).isEqualTo(Outcome.WRONG_BODY);
        assertThat(expected.outcome(200, "no JSON", Template::text)).isEqualTo(Outcome.WRONG_BODY);
        assertThat(expected.outcome(404, "{}", Template::text)).isEqualTo(Outcome.WRONG_STATUS);
        assertThat(expected.outcome(500, "{}", Template::text)).isEqualTo(Outcome.SERVER_ERROR);
    }

    @Test
    void namesEveryMistakeWithItsLineAndKey() {
        assertThatThrownBy(() -> read("""
                        scenario: shop
                        load:
                          open:
                            - {rate: fast, for: 10s}
                        requests:
                          - send: FETCH /items
                            wieght: 3
                        """))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("line 4: load.open[0].rate is not as it must be")
                .hasMessageContaining("line 6: requests[0].send is not as it must be")
                .hasMessageContaining("line 7: requests[0].wieght is no key that is known here");
    }

    @Test
    void namesWhatNothingGives() {
        assertThatThrownBy(() -> read("""
                        scenario: shop
                        feeders:
                          - csv: nowhere.csv
                        load:
                          closed:
                            - {from: 1, for: 10s}
                        requests:
                          - send: GET /a?x=${randomUuid()}
                            save: {id: /id}
                          - send: GET /b/${id}
                            body: ${randomDate()}
                        """))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("line 3: feeders[0].csv names")
                .hasMessageContaining("line 6: load.closed[0] needs either users, or from and to")
                .hasMessageContaining("line 10: requests[1].send asks for 'id', which nothing gave before")
                .hasMessageContaining("line 11: requests[1].body asks for 'randomDate()', which nothing makes");
    }

    @Test
    void namesRangesThatRunBackwards() {
        assertThatThrownBy(() -> read("""
                        scenario: shop
                        think: 3s..1s
                        load: {closed: [{users: 1, for: 10s}]}
                        requests:
                          - send: GET /a?x=${randomInt(9, 1)}
                            think: 2s..500ms
                        """))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("line 2: think begins above its end")
                .hasMessageContaining("line 5: requests[0].send asks for 'randomInt(9, 1)', which begins above its end")
                .hasMessageContaining("line 6: requests[0].think begins above its end");
    }

    @Test
    void namesKeysThatHoldWhatAPointerEscapes() {
        assertThatThrownBy(() -> read("""
                        scenario: shop
                        load: {closed: [{users: 1, for: 10s}]}
                        requests:
                          - send: GET /a
                            body:
                              a/b~c: ${nobody}
                            expect:
                              json:
                                /items/0: ${nobody}
                        """))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("line 6: requests[0].body.a/b~c asks for 'nobody'")
                .hasMessageContaining("line 9: requests[0].expect.json./items/0 asks for 'nobody'");
        assertThatThrownBy(() -> read("""
                        scenario: shop
                        load/~shape: {}
                        """))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("line 2: load/~shape is no key that is known here");
    }

    @Test
    void waitsForWhoeverThinksLongest() throws Exception {
        Scenario scenario = read("""
                scenario: shop
                timeout: 1s
                login:
                  - {send: POST /login, think: 1m}
                rounds: 1
                load: {closed: [{users: 1, for: 10s}]}
                requests:
                  - send: GET /a
                """);

        assertThat(scenario.longest()).isGreaterThan(Duration.ofSeconds(10 + 60));
    }

    @Test
    void saysWhereTheYamlEnds() {
        assertThatThrownBy(() -> read("scenario: shop\nload: [\n"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is no YAML")
                .hasMessageContaining("line ");
        assertThatThrownBy(() -> read("scenario: a\nscenario: b\n"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("in lines 1 and 2");
    }

    private Scenario read(String text) throws IOException {
        Files.writeString(folder.resolve("users.csv"), "user,password\nann,one\nbob,\"se\"\"cret\"\n");
        return ScenarioFile.read(Files.writeString(folder.resolve("shop.yaml"), text));
    }
}
