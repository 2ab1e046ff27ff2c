package dev.poolproof.reports.format;

import dev.poolproof.reports.format.JunitCase.Kind;
import dev.poolproof.reports.format.JunitCase.Trouble;
import dev.poolproof.reports.record.RunIdentity;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The verdict for a CI's test view: JUnit XML as Surefire writes it. A finding is a failure, an invalid run is an error; a symptom
 * is skipped, because its cause has failed already, and so is a rule that lacked the evidence to say anything.
 */
final class JunitReport {

    private static final String INDENT = "  ";

    String render(JudgedRun judged) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            write(judged, xml);
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("Writing XML to a string cannot fail", impossible);
        }
        return text.append('\n').toString();
    }

    private static void write(JudgedRun judged, XMLStreamWriter xml) throws XMLStreamException {
        RunIdentity run = judged.run().run();
        List<JunitCase> cases = JunitCase.of(judged);
        String suite = suiteName(run.label());
        xml.writeStartDocument("UTF-8", "1.0");
        startLine(xml, 0);
        xml.writeStartElement("testsuite");
        attribute(xml, "name", suite);
        attribute(xml, "time", seconds(run.durationMillis()));
        attribute(
                xml,
                "timestamp",
                Instant.ofEpochMilli(run.startedAtEpochMillis()).toString());
        attribute(xml, "tests", String.valueOf(cases.size()));
        attribute(xml, "errors", count(cases, Kind.ERROR));
        attribute(xml, "skipped", count(cases, Kind.SKIPPED));
        attribute(xml, "failures", count(cases, Kind.FAILURE));
        properties(judged, xml);
        for (JunitCase each : cases) {
            testCase(each, suite, xml);
        }
        startLine(xml, 0);
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private static void properties(JudgedRun judged, XMLStreamWriter xml) throws XMLStreamException {
        RunIdentity run = judged.run().run();
        startLine(xml, 1);
        xml.writeStartElement("properties");
        property(xml, "poolproof.verdict", judged.verdict().word());
        property(xml, "poolproof.run", run.id());
        property(xml, "poolproof.version", run.poolproofVersion());
        property(
                xml,
                "poolproof.database",
                ConsoleReport.database(judged.run().environment().database()));
        Optional<String> command = judged.commandInWords();
        if (command.isPresent()) {
            property(xml, "poolproof.command", command.get());
        }
        startLine(xml, 1);
        xml.writeEndElement();
    }

    private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        startLine(xml, 2);
        xml.writeEmptyElement("property");
        attribute(xml, "name", name);
        attribute(xml, "value", value);
    }

    private static void testCase(JunitCase test, String suite, XMLStreamWriter xml) throws XMLStreamException {
        Trouble trouble = test.trouble();
        boolean empty = trouble == null && test.output().isEmpty();
        startLine(xml, 1);
        if (empty) {
            xml.writeEmptyElement("testcase");
        } else {
            xml.writeStartElement("testcase");
        }
        attribute(xml, "name", test.name());
        attribute(xml, "classname", suite);
        attribute(xml, "time", seconds(test.millis()));
        if (trouble != null) {
            trouble(trouble, xml);
        }
        if (!test.output().isEmpty()) {
            startLine(xml, 2);
            xml.writeStartElement("system-out");
            xml.writeCharacters(Visible.text(test.output()));
            xml.writeEndElement();
        }
        if (!empty) {
            startLine(xml, 1);
            xml.writeEndElement();
        }
    }

    private static void trouble(Trouble trouble, XMLStreamWriter xml) throws XMLStreamException {
        startLine(xml, 2);
        xml.writeStartElement(trouble.kind().element());
        attribute(xml, "message", trouble.message());
        if (trouble.kind() != Kind.SKIPPED) {
            attribute(xml, "type", trouble.type());
        }
        xml.writeCharacters(Visible.text(trouble.text()));
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Visible.line(value));
    }

    private static void startLine(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + INDENT.repeat(depth));
    }

    /** Test views split names at dots into packages and put them into addresses, so a label has no dots and slashes there. */
    private static String suiteName(String label) {
        return "poolproof." + label.replaceAll("[./\\\\]+", "-");
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    private static String count(List<JunitCase> cases, Kind kind) {
        return String.valueOf(cases.stream()
                .filter(each -> each.trouble() != null && each.trouble().kind() == kind)
                .count());
    }
}
