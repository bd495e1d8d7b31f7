package poolcraft.course.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says, from the thread dumps of a run, what waits for what. */
final class Diagnosis {

    private static final String MAIN = "main";
    private static final int DEEPEST = 6;

    private final Map<Long, ThreadDump> dumps;
    private final List<ProcessEntry> living;
    private final ProcessTable table;
    private final SourceLines sources;
    private final List<String> sentences = new ArrayList<>();

    Diagnosis(Map<Long, ThreadDump> dumps, List<ProcessEntry> living, ProcessTable table,
            SourceLines sources) {
        this.dumps = dumps;
        this.living = living;
        this.table = table;
        this.sources = sources;
    }

    /** The innermost line of the student that the thread of the tests is in. */
    Optional<String> place(long jvm) {
        return main(jvm).flatMap(thread -> sources.nearest(thread.frames()));
    }

    /** One sentence for each link of the chain. */
    List<String> of(long jvm) {
        sentences.clear();
        Optional<DumpThread> main = main(jvm);
        if (main.isEmpty()) {
            return List.of("The JVM of the tests did not answer: no thread dump could be taken.");
        }
        List<String> deadlock = dumps.get(jvm).deadlock();
        if (!deadlock.isEmpty()) {
            sentences.add("Deadlock: " + String.join(", and ", deadlock) + ".");
        }
        describe("The test's thread", main.get(), jvm, 0);
        return List.copyOf(sentences);
    }

    private Optional<DumpThread> main(long jvm) {
        return Optional.ofNullable(dumps.get(jvm)).flatMap(dump -> dump.named(MAIN));
    }

    private void describe(String who, DumpThread thread, long jvm, int depth) {
        List<String> system = thread.frames().stream()
                .takeWhile(frame -> !sources.isCourseCode(frame)).toList();
        String at = sources.nearest(thread.frames()).map(place -> " (at " + place + ")").orElse("");
        if (thread.state().equals("BLOCKED")) {
            describeBlocked(who + " is blocked", at, thread, jvm);
            return;
        }
        Optional<WaitRule> rule = WaitRule.fitting(system);
        if (rule.isPresent()) {
            sentences.add(who + " " + rule.get().words() + at + ".");
            if (rule.get().isForChild() && depth < DEEPEST) {
                describeChildren(jvm, depth + 1);
            }
            return;
        }
        sentences.add(who + " is running, and used " + thread.cpu()
                + " of processor time so far" + at + ": a loop without an end?");
    }

    private void describeBlocked(String start, String at, DumpThread thread, long jvm) {
        Optional<DumpThread> holder = thread.locks().wanted().flatMap(dumps.get(jvm)::holderOf);
        String by = holder.map(DumpThread::name)
                .map(name -> ": thread \"" + name + "\" holds the lock").orElse("");
        sentences.add(start + " in front of a synchronized block or method" + at + by + ".");
    }

    private void describeChildren(long parent, int depth) {
        List<ProcessEntry> children = living.stream().filter(entry -> entry.parent() == parent)
                .toList();
        if (children.isEmpty()) {
            sentences.add("No child of process " + parent + " is alive any more: its output may"
                    + " be held open by a process that left the tree.");
        }
        children.forEach(child -> describeChild(child.pid(), depth));
    }

    private void describeChild(long pid, int depth) {
        String who = "Child process " + pid + " (" + table.command(pid) + ")";
        Optional<DumpThread> main = main(pid);
        if (main.isPresent()) {
            describe(who, main.get(), pid, depth);
        } else {
            sentences.add(who + " is still running" + waiting(table.waitsIn(pid)) + ".");
            if (depth < DEEPEST) {
                living.stream().filter(entry -> entry.parent() == pid)
                        .forEach(child -> describeChild(child.pid(), depth + 1));
            }
        }
    }

    private static String waiting(String call) {
        if (call.contains("pipe_read") || call.contains("pipe_wait")) {
            return ": it reads from a pipe to which nothing is written, and which nobody closes";
        }
        if (call.contains("pipe_write")) {
            return ": it writes into a pipe that is full, and nobody reads it";
        }
        if (call.contains("nanosleep")) {
            return ": it sleeps";
        }
        return call.contains("do_wait") ? ": it waits for a child of its own" : "";
    }
}
