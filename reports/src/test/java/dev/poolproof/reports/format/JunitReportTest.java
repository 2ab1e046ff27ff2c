package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.verdict.Rules;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

final class JunitReportTest {

    static Stream<Named<JudgedRun>> runs() {
        return CiRuns.all();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void keepsSurefiresSchema(JudgedRun run) throws SAXException, IOException {
        validator().validate(new StreamSource(new StringReader(new JunitReport().render(run))));
    }

    @Test
    void isHeldAgainstASchemaThatRefuses() {
        String broken = new JunitReport().render(CiRuns.symptomAlone()).replace("classname=", "class=");

        assertThatThrownBy(() -> validator().validate(new StreamSource(new StringReader(broken))))
                .hasMessageContaining("class");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void countsWhatItHolds(JudgedRun run) {
        Element suite = suite(run);

        assertThat(suite.getAttribute("tests"))
                .isEqualTo(String.valueOf(elements(suite, "testcase").size()));
        assertThat(suite.getAttribute("failures"))
                .isEqualTo(String.valueOf(elements(suite, "failure").size()));
        assertThat(suite.getAttribute("errors"))
                .isEqualTo(String.valueOf(elements(suite, "error").size()));
        assertThat(suite.getAttribute("skipped"))
                .isEqualTo(String.valueOf(elements(suite, "skipped").size()));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void hasACaseForTheEvidenceAndEveryRule(JudgedRun run) {
        List<String> names = elements(suite(run), "testcase").stream()
                .map(test -> test.getAttribute("name"))
                .toList();

        assertThat(names).startsWith("evidence").hasSize((run.commandExit() == null ? 1 : 2) + Rules.values().length);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void isRedJustWhereTheVerdictIsNoPass(JudgedRun run) {
        Element suite = suite(run);

        boolean failed = !elements(suite, "failure").isEmpty();
        boolean broken = !elements(suite, "error").isEmpty();
        assertThat(failed).isEqualTo(run.exitCode() == 1 || run.exitCode() == JudgedRun.COMMAND_FAILED);
        assertThat(broken).isEqualTo(run.exitCode() == 2);
    }

    @Test
    void failsTheRuleOfACauseAndTellsItsSymptomThere() {
        Element suite = suite(JudgedRun.of(SampleRuns.NEVER_RELEASED.record()));

        assertThat(elements(suite, "failure")).singleElement().satisfies(failure -> {
            assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("connection-leak");
            assertThat(failure.getAttribute("message")).contains("NeverReleased.java:24", "15 connections");
            assertThat(failure.getTextContent())
                    .contains("Repair", "Symptom  A pool had no connection to give")
                    .contains("\tat dev.poolproof.app.handling.NeverReleased.handle(NeverReleased.java:24)\n");
        });
        assertThat(elements(suite, "skipped"))
                .singleElement()
                .satisfies(skipped ->
                        assertThat(skipped.getAttribute("message")).startsWith("symptom of connection-leak"));
    }

    @Test
    void failsNoCaseForWhatTheBaselineAccepts() {
        Element suite = suite(ReportFormatContractTest.accepted(SampleRuns.NEVER_RELEASED));

        assertThat(elements(suite, "failure")).isEmpty();
        assertThat(elements(suite, "skipped"))
                .extracting(skipped -> skipped.getAttribute("message"))
                .anySatisfy(message -> assertThat(message).startsWith("accepted, at most 15: POOL-7: in work"))
                .anySatisfy(message -> assertThat(message).startsWith("accepted with its cause: POOL-7: in work"));
    }

    @Test
    void givesTheRunsTimeToTheSuiteAndOnceToItsCases() {
        Element suite = suite(JudgedRun.of(SampleRuns.REPAIRED.record()));

        double sum = elements(suite, "testcase").stream()
                .mapToDouble(test -> Double.parseDouble(test.getAttribute("time")))
                .sum();
        assertThat(suite.getAttribute("time")).isEqualTo("19.400");
        assertThat(sum).isEqualTo(19.4);
    }

    @Test
    void judgesNoRuleOfAnInvalidRun() {
        Element suite = suite(CiRuns.hardlyBegun());

        assertThat(elements(suite, "error"))
                .singleElement()
                .satisfies(error -> assertThat(error.getTextContent())
                        .contains("interrupted: ", "Ctrl-C while the database started"));
        assertThat(elements(suite, "skipped")).hasSize(Rules.values().length);
    }

    @Test
    void skipsRulesThatLackedTheirEvidenceAndSaysWhichWasMissing() {
        Element suite = suite(JudgedRun.of(
                Records.healthy().serverOnly().recheck(12, Map.of()).build()));

        assertThat(elements(suite, "skipped"))
                .allSatisfy(skipped -> assertThat(skipped.getAttribute("message"))
                        .isEqualTo(
                                "not judged: this run had no evidence of the guard (borrows, returns and pools inside"
                                        + " the process)"))
                .extracting(skipped -> ((Element) skipped.getParentNode()).getAttribute("name"))
                .containsExactly(
                        "pool-per-request",
                        "duplicate-pool",
                        "raw-connection-closed",
                        "nested-borrow",
                        "connection-held",
                        "connection-held-idle",
                        "borrow-amplification",
                        "server-session-surplus");
    }

    @Test
    void showsHostileTextAsItIs() {
        Element suite = suite(Hostile.run());

        String all = suite.getTextContent();
        assertThat(all).contains("<script>document.title='HACKED'</script>", Hostile.TAG + "□[2J□red");
        assertThat(suite.getAttribute("name")).contains("<script>").doesNotContain("/");
        assertThat(elements(suite, "script")).isEmpty();
    }

    @Test
    void replacesWhatXmlForbids() {
        assertThat(Visible.text("a\u0000\u001b\ud800\ufffe\u202eb\n\tc")).isEqualTo("a□□□□□b\n\tc");
        assertThat(Visible.line("a\r\nb 😀 é")).isEqualTo("a□□b 😀 é");
    }

    private static Validator validator() throws SAXException {
        URL schema = Objects.requireNonNull(JunitReportTest.class.getResource("surefire-test-report.xsd"));
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema)
                .newValidator();
    }

    private static Element suite(JudgedRun run) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(new JunitReport().render(run))))
                    .getDocumentElement();
        } catch (Exception broken) {
            throw new AssertionError("The report is no XML", broken);
        }
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
