package poolcraft.course.report;

import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import poolcraft.course.grade.Finding;
import poolcraft.course.grade.Reason;
import poolcraft.course.grade.Status;
import poolcraft.course.grade.Verdict;

/** The XML that build servers read: a test suite for each exercise, a test case for each finding. */
public final class JUnitReport implements Report {

    @Override
    public String of(List<Verdict> verdicts) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (Verdict verdict : verdicts) {
                writeSuite(xml, verdict);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            return text + "\n";
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Cannot write XML: " + e.getMessage(), e);
        }
    }

    private static void writeSuite(XMLStreamWriter xml, Verdict verdict)
            throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", verdict.exercise().id());
        xml.writeAttribute("tests", Integer.toString(verdict.findings().size()));
        xml.writeAttribute("failures", Long.toString(verdict.findings().stream()
                .filter(finding -> finding.status() == Status.FAILED).count()));
        xml.writeAttribute("errors", Long.toString(verdict.findings().stream()
                .filter(finding -> finding.status() == Status.NOT_RUN).count()));
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", seconds(verdict.run().time()));
        for (Finding finding : verdict.findings()) {
            writeCase(xml, finding, verdict);
        }
        writeText(xml, "system-out", verdict.run().output().out());
        writeText(xml, "system-err", verdict.run().output().err());
        xml.writeEndElement();
    }

    private static void writeCase(XMLStreamWriter xml, Finding finding, Verdict verdict)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", verdict.exercise().id().replace('/', '.'));
        xml.writeAttribute("name", finding.test().name());
        xml.writeAttribute("time", seconds(finding.time()));
        if (finding.status() == Status.FAILED) {
            finding.reason().ifPresent(reason -> writeFailure(xml, "failure", reason));
        } else if (finding.status() == Status.NOT_RUN) {
            Reason reason = verdict.problem().orElse(Reason.NOT_RUN);
            writeFailure(xml, "error", reason);
        }
        xml.writeEndElement();
    }

    private static void writeFailure(XMLStreamWriter xml, String element, Reason reason) {
        try {
            xml.writeStartElement(element);
            xml.writeAttribute("type", reason.kind().id());
            xml.writeAttribute("message", clean(reason.message()));
            StringBuilder text = new StringBuilder();
            reason.comparison().ifPresent(values -> text.append("expected: ")
                    .append(values.expected()).append("\nbut was:  ").append(values.actual())
                    .append('\n'));
            reason.place().ifPresent(place -> text.append("at ").append(place).append('\n'));
            reason.details().forEach(detail -> text.append(detail).append('\n'));
            xml.writeCharacters(clean(text.toString()));
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Cannot write XML: " + e.getMessage(), e);
        }
    }

    private static void writeText(XMLStreamWriter xml, String element, String text)
            throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    /** Without the characters that XML 1.0 cannot hold: a submission chooses this text. */
    private static String clean(String text) {
        return text.codePoints().map(c -> isAllowed(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint,
                        StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }

    private static String seconds(Duration time) {
        return Double.toString(time.toMillis() / 1000.0);
    }
}
