package poolcraft.course.report;

import java.time.Duration;
import java.util.List;
import poolcraft.course.grade.Finding;
import poolcraft.course.grade.Reason;
import poolcraft.course.grade.Verdict;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * For programs. The schema, version 1; what is marked {@code ?} is absent where there is none:
 *
 * <pre>
 * { "version": 1, "passed": boolean, "points": int, "maximum": int,
 *   "exercises": [
 *     { "id": "01-process/exit-codes", "title": string, "passed": boolean,
 *       "points": int, "maximum": int, "seconds": number,
 *       "problem"?: REASON,                 why nothing could be run
 *       "findings": [                       a test each, in the order of the source
 *         { "name": string, "title": string, "status": "passed" | "failed" | "not_run",
 *           "points": int, "maximum": int, "seconds": number,
 *           "idea"?: string,                an anchor of the chapter's page
 *           "reason"?: REASON } ],
 *       "output": { "out": string, "err": string } } ] }
 *
 * REASON = { "kind": string, "message": string, "expected"?: string, "actual"?: string,
 *            "place"?: string, "details": [string] }
 * </pre>
 */
public final class JsonReport implements Report {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final double MILLIS = 1000.0;

    @Override
    public String of(List<Verdict> verdicts) {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", 1);
        root.put("passed", verdicts.stream().allMatch(Verdict::passed));
        root.put("points", verdicts.stream().mapToInt(Verdict::points).sum());
        root.put("maximum", verdicts.stream().mapToInt(Verdict::maximum).sum());
        ArrayNode exercises = root.putArray("exercises");
        verdicts.forEach(verdict -> fill(exercises.addObject(), verdict));
        return JSON.writeValueAsString(root) + "\n";
    }

    private static void fill(ObjectNode node, Verdict verdict) {
        node.put("id", verdict.exercise().id());
        node.put("title", verdict.exercise().title());
        node.put("passed", verdict.passed());
        node.put("points", verdict.points());
        node.put("maximum", verdict.maximum());
        node.put("seconds", seconds(verdict.run().time()));
        verdict.problem().ifPresent(reason -> fill(node.putObject("problem"), reason));
        ArrayNode findings = node.putArray("findings");
        verdict.findings().forEach(finding -> fill(findings.addObject(), finding));
        ObjectNode output = node.putObject("output");
        output.put("out", verdict.run().output().out());
        output.put("err", verdict.run().output().err());
    }

    private static void fill(ObjectNode node, Finding finding) {
        node.put("name", finding.test().name());
        node.put("title", finding.test().title());
        node.put("status", switch (finding.status()) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case NOT_RUN -> "not_run";
        });
        node.put("points", finding.earned());
        node.put("maximum", finding.test().points());
        node.put("seconds", seconds(finding.time()));
        finding.test().idea().ifPresent(idea -> node.put("idea", idea));
        finding.reason().ifPresent(reason -> fill(node.putObject("reason"), reason));
    }

    private static void fill(ObjectNode node, Reason reason) {
        node.put("kind", reason.kind().id());
        node.put("message", reason.message());
        reason.comparison().ifPresent(values -> {
            node.put("expected", values.expected());
            node.put("actual", values.actual());
        });
        reason.place().ifPresent(place -> node.put("place", place));
        ArrayNode details = node.putArray("details");
        reason.details().forEach(details::add);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }
}
