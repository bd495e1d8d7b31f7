package poolcraft.course.grade;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import poolcraft.course.grade.Reason.Kind;
import poolcraft.grading.runner.Message;
import poolcraft.grading.runner.Outcome;

/**
 * Follows one child JVM from its start to its end, and keeps its limits from outside.
 *
 * <pre>
 * IDLE    --Started--> TESTING
 * TESTING --Ended----> IDLE
 * IDLE    --Done-----> over, orderly
 * IDLE    --Stopping-> over, the other tests need a fresh JVM
 * any     --limit, excess, lost channel, message out of order--> over, the test at hand failed
 * </pre>
 */
final class Session {

    private static final long POLL_MILLIS = 40;
    private static final long EXIT_MILLIS = 2_000;
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(20);
    /** Until then the grader is to blame, so it is patient with a busy machine. */
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final RunnerJvm jvm;
    private final SourceLines sources;
    private final FailureReasons reasons;
    private final Path reports;
    private final Deque<PlannedTest> open;
    private final List<Finding> findings = new ArrayList<>();
    private final Leftovers leftovers;
    private List<String> exitFrames = List.of();
    private @Nullable PlannedTest current;
    private long clock = System.nanoTime();
    private boolean ready;
    private boolean stopping;
    private boolean done;

    Session(RunnerJvm jvm, List<PlannedTest> tests, SourceLines sources, Path reports) {
        this.jvm = jvm;
        this.sources = sources;
        this.reasons = new FailureReasons(sources);
        this.reports = reports;
        this.open = new ArrayDeque<>(tests);
        this.leftovers = new Leftovers(jvm);
    }

    /** Follows the JVM until it is over; at least one test has a finding then. */
    void follow(long deadline) throws InterruptedException {
        Optional<Reason> trouble = Optional.empty();
        while (!done && !stopping && trouble.isEmpty()) {
            Event event = jvm.next(POLL_MILLIS);
            trouble = switch (event) {
                case Event.Told told -> take(told.message());
                case Event.Lost lost -> Optional.of(lost(lost.why()));
                case Event.Silence _ -> watch(elapsed(), deadline);
            };
        }
        trouble.ifPresent(this::fail);
        if (done) {
            finish();
        }
    }

    List<Finding> findings() {
        return findings;
    }

    List<String> leftovers() {
        return leftovers.found();
    }

    /** Whether the JVM reported all its tests and its end. */
    boolean isDone() {
        return done;
    }

    /** Nothing of the submission is loaded before Ready: without it, the grader is to blame. */
    private void checkThatItStarts() {
        if (!ready && (!jvm.isAlive() || elapsed().compareTo(START_LIMIT) > 0)) {
            throw new GraderException("The JVM for the tests does not start: " + jvm.err());
        }
    }

    private Optional<Reason> take(Message message) {
        boolean expected = switch (message) {
            case Message.Ready _ -> {
                ready = true;
                yield true;
            }
            case Message.Started started -> start(started.test());
            case Message.Ended ended -> end(ended);
            case Message.Exiting exiting -> {
                exitFrames = exiting.frames();
                yield true;
            }
            case Message.Stopping _ -> {
                stopping = current == null;
                yield stopping;
            }
            case Message.Done ending -> {
                leftovers.addThreads(ending.threads());
                done = current == null && open.isEmpty();
                yield done;
            }
        };
        return expected
                ? Optional.empty()
                : Optional.of(Reason.of(Kind.JVM_ENDED,
                        "The JVM of the tests reported something out of order: " + message,
                        List.of()));
    }

    private boolean start(String name) {
        PlannedTest next = open.peek();
        if (current != null || next == null || !next.name().equals(name)) {
            return false;
        }
        current = next;
        clock = System.nanoTime();
        jvm.census().testStarted(name);
        return true;
    }

    private boolean end(Message.Ended ended) {
        PlannedTest test = current;
        if (test == null || !test.name().equals(ended.test())) {
            return false;
        }
        // Whoever is there by now came during this test.
        jvm.census().look();
        findings.add(ended.outcome() == Outcome.PASSED
                ? Finding.passed(test, elapsed())
                : Finding.failed(test, elapsed(), reasons.explain(ended)));
        open.remove();
        current = null;
        clock = System.nanoTime();
        return true;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - clock);
    }

    /** Looks after the run while nothing is heard of it. */
    private Optional<Reason> watch(Duration sinceEvent, long deadline) {
        checkThatItStarts();
        List<ProcessEntry> living = jvm.census().look();
        Optional<String> excess = jvm.census().excess(living);
        if (excess.isPresent()) {
            return excess.map(text -> Reason.of(Kind.TOO_MUCH, text + " The run was stopped.",
                    List.of()));
        }
        PlannedTest test = current;
        Duration limit = limit(test);
        if (sinceEvent.compareTo(limit) > 0) {
            return Optional.of(overdue("The test did not end within " + limit.toSeconds()
                    + (limit.toSeconds() == 1 ? " second." : " seconds."), living));
        }
        return System.nanoTime() < deadline
                ? Optional.empty()
                : Optional.of(overdue("All tests together took too long.", living));
    }

    private Duration limit(@Nullable PlannedTest test) {
        if (test != null) {
            return test.limit();
        }
        return ready ? IDLE_LIMIT : START_LIMIT;
    }

    private Reason overdue(String message, List<ProcessEntry> living) {
        PlannedTest test = current;
        Map<Long, ThreadDump> dumps = ThreadDumps.of(living, reports,
                test == null ? "between-tests" : test.name());
        Diagnosis diagnosis = new Diagnosis(dumps, living, jvm.census().table(), sources);
        return Reason.of(Kind.LIMIT, message, diagnosis.of(jvm.pid()))
                .at(diagnosis.place(jvm.pid()));
    }

    private Reason lost(String why) {
        try {
            return new Ending(sources, exitFrames, jvm.awaitExit(EXIT_MILLIS)).explain(why);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GraderException("Interrupted while grading");
        }
    }

    private void fail(Reason reason) {
        PlannedTest test = open.poll();
        if (test != null) {
            findings.add(Finding.failed(test, elapsed(), reason));
        } else {
            leftovers.add("the JVM of the tests ended before its time: " + reason.message());
        }
    }

    private void finish() throws InterruptedException {
        leftovers.lookAtPorts();
        jvm.giveLeave();
        if (jvm.awaitExit(EXIT_MILLIS).isEmpty()) {
            leftovers.add("the program does not end: a shutdown hook or a child holds it");
        }
        leftovers.lookAtTheRest();
    }
}
