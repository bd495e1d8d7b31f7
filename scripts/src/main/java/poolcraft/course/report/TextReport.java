package poolcraft.course.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import poolcraft.course.grade.Finding;
import poolcraft.course.grade.Reason;
import poolcraft.course.grade.Verdict;

/** For reading in a terminal: every failure with what was expected, what happened, and what helps. */
public final class TextReport implements Report {

    private static final int OUTPUT_LINES = 20;
    private static final int LONGEST_LINE = 300;
    private static final String DEEP = "        ";

    private final Style style;
    private final StringBuilder text = new StringBuilder();

    public TextReport(Style style) {
        this.style = style;
    }

    @Override
    public String of(List<Verdict> verdicts) {
        text.setLength(0);
        verdicts.forEach(this::add);
        if (verdicts.size() > 1) {
            addSum(verdicts);
        }
        return text.toString();
    }

    private void add(Verdict verdict) {
        line(style.strong(verdict.exercise().id() + "  " + verdict.exercise().title()));
        verdict.problem().ifPresent(reason -> addReason(reason, "    "));
        boolean ran = verdict.problem().isEmpty();
        if (ran) {
            verdict.findings().forEach(finding -> add(finding, verdict));
            addOutput(verdict);
        }
        addResult(verdict);
        line("");
    }

    private void add(Finding finding, Verdict verdict) {
        String mark = switch (finding.status()) {
            case PASSED -> style.good("ok      ");
            case FAILED -> style.bad("FAILED  ");
            case NOT_RUN -> style.bad("not run ");
        };
        line("  " + mark + finding.test().title() + "  " + style.faint(
                finding.earned() + "/" + finding.test().points() + seconds(finding.time())));
        finding.reason().ifPresent(reason -> {
            addReason(reason, DEEP);
            finding.test().idea().ifPresent(idea -> line(DEEP + "The idea behind it: "
                    + link(verdict, idea)));
        });
    }

    private static String seconds(Duration time) {
        return time.isZero()
                ? ""
                : String.format(Locale.ROOT, "  %.1f s", time.toMillis() / 1000.0);
    }

    private static String link(Verdict verdict, String idea) {
        return "target/book/" + verdict.exercise().chapterId() + ".html#" + idea;
    }

    private void addReason(Reason reason, String indent) {
        block(reason.message(), indent);
        reason.comparison().ifPresent(values -> {
            block("expected: " + values.expected(), indent);
            block("but was:  " + values.actual(), indent);
        });
        reason.place().ifPresent(place -> block("at " + place, indent));
        reason.details().forEach(detail -> block("- " + detail, indent));
    }

    private void addOutput(Verdict verdict) {
        boolean isQuiet = verdict.run().output().out().isBlank()
                && verdict.run().output().err().isBlank();
        if (verdict.passed() || isQuiet) {
            return;
        }
        line("  Your program printed:");
        addSome(verdict.run().output().out());
        addSome(verdict.run().output().err());
    }

    private void addSome(String output) {
        List<String> lines = output.lines().toList();
        lines.stream().limit(OUTPUT_LINES).forEach(line -> line(DEEP + style.faint(visible(line))));
        if (lines.size() > OUTPUT_LINES) {
            line(DEEP + "... and " + (lines.size() - OUTPUT_LINES) + " more lines");
        }
    }

    private void addResult(Verdict verdict) {
        String points = verdict.points() + " of " + verdict.maximum() + " points";
        if (verdict.passed()) {
            line("  " + style.good("Passed: " + points + "."));
            return;
        }
        line("  " + style.bad("Not passed: " + points + "."));
        line("  Stuck?  scripts/course hint " + verdict.exercise().id());
    }

    private void addSum(List<Verdict> verdicts) {
        long passed = verdicts.stream().filter(Verdict::passed).count();
        int points = verdicts.stream().mapToInt(Verdict::points).sum();
        int maximum = verdicts.stream().mapToInt(Verdict::maximum).sum();
        line(passed + " of " + verdicts.size() + " exercises passed, " + points + " of " + maximum
                + " points.");
    }

    private void block(String lines, String indent) {
        lines.lines().forEach(line -> line(indent + visible(line)));
    }

    /** A submission chooses some of this text: it must not steer the terminal. */
    private static String visible(String line) {
        String start = line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, LONGEST_LINE) + " ...";
        return start.replace('\t', ' ').replaceAll("\\p{Cntrl}", "?");
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
