package poolcraft.course.grade;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import poolcraft.course.grade.Reason.Kind;

/**
 * Runs all tests of a plan: in one child JVM, and in a fresh one after each that did not survive a
 * test. Each JVM brings at least one finding, so that there are never more JVMs than tests.
 */
final class TestRun {

    /** Even with many tests, each of which hangs, a student waits no longer than this. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final RunFolder folder;
    private final Build build;
    private final SourceLines sources;
    private final List<Path> library;
    private final Path reports;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> leftovers = new LinkedHashSet<>();
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private boolean orderly;

    TestRun(RunFolder folder, Build build, SourceLines sources, List<Path> library, Path reports) {
        this.folder = folder;
        this.build = build;
        this.sources = sources;
        this.library = List.copyOf(library);
        this.reports = reports;
    }

    /** A finding for each test, and the one about what is left behind. */
    List<Finding> run(TestPlan plan) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        List<PlannedTest> open = plan.tests();
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            runJvm(new TestPlan(plan.testClass(), open), deadline);
            open = plan.tests().subList(findings.size(), plan.tests().size());
        }
        open.forEach(test -> findings.add(Finding.notRun(test)));
        findings.add(nothingLeft());
        return findings;
    }

    private void runJvm(TestPlan plan, long deadline) throws IOException, InterruptedException {
        JvmFolder own = folder.next();
        try (RunnerJvm jvm = RunnerJvm.start(own, build, plan, RunnerJava.quickest(),
                library)) {
            Session session = new Session(jvm, plan.tests(), sources, reports);
            session.follow(deadline);
            orderly = session.isDone();
            findings.addAll(session.findings());
            leftovers.addAll(session.leftovers());
            out.append(jvm.out());
            err.append(jvm.err());
        }
        if (!build.tests().areUntouchedIn(own.tests())
                || !build.submission().areUntouchedIn(own.submission())) {
            leftovers.add("files above its working folder were deleted or changed");
        }
    }

    private Finding nothingLeft() {
        PlannedTest test = PlannedTest.NOTHING_LEFT;
        if (!leftovers.isEmpty()) {
            return Finding.failed(test, Duration.ZERO, Reason.of(Kind.LEFT_BEHIND,
                    "Something is left after the last test. Everything was cleaned up.",
                    List.copyOf(leftovers)));
        }
        boolean earned = orderly && findings.stream().anyMatch(Finding::passed);
        return earned ? Finding.passed(test, Duration.ZERO) : Finding.notRun(test);
    }

    Verdict.Output output() {
        return new Verdict.Output(out.toString(), err.toString());
    }
}
