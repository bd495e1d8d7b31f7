package poolcraft.course.grade;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a way of waiting looks on the stack, and what it is called in plain words.
 *
 * @param frame found in a frame of the JDK or the library below the student's code
 * @param words completes "the thread ..."
 */
record WaitRule(Pattern frame, String words) {

    private static final Pattern CHILD = Pattern
            .compile("java\\.lang\\.Process(Impl)?\\.waitFor|poolcraft\\.process\\.\\w+\\.join");

    /** From the special to the general: the first one that fits is taken. */
    private static final List<WaitRule> RULES = List.of(
            new WaitRule(CHILD, "waits for a child process to end"),
            rule("java\\.lang\\.Thread\\.join", "waits in Thread.join for another thread to end"),
            rule("CountDownLatch\\.await",
                    "waits for a CountDownLatch that nobody counts down to zero"),
            rule("CyclicBarrier", "waits at a CyclicBarrier: not everyone has arrived"),
            rule("Phaser", "waits at a Phaser: not everyone has arrived"),
            rule("concurrent\\.Semaphore", "waits for a Semaphore that nobody releases"),
            rule("ExecutorService\\.close|awaitTermination",
                    "waits for the tasks of an executor to end"),
            rule("Queue\\.take|Deque\\.take", "waits for an element in an empty queue"),
            rule("Queue\\.put|Deque\\.put", "waits for room in a full queue"),
            rule("Future\\w*\\.(get|join)|FutureTask\\.",
                    "waits for a future that nothing completes"),
            rule("ConditionObject\\.await", "waits for a Condition that nobody signals"),
            rule("ReentrantLock|ReentrantReadWriteLock|StampedLock",
                    "waits for a lock that another thread holds"),
            rule("accept\\(|\\.implAccept|ServerSocket",
                    "waits for a connection that nobody makes"),
            rule("NioSocketImpl\\.(read|implRead)|SocketChannelImpl\\.read|SocketInputStream",
                    "reads from a socket: no data comes, and the other end is still open"),
            rule("FileOutputStream\\.write|FileChannelImpl\\.write",
                    "writes into a pipe that is full: nobody reads its other end"),
            rule("FileInputStream\\.read|FileChannelImpl\\.read|ProcessPipeInputStream",
                    "reads from a pipe: no data comes, and somebody still holds its other end open"),
            rule("java\\.lang\\.Thread\\.sleep", "sleeps"),
            rule("java\\.lang\\.Object\\.wait",
                    "waits in Object.wait for a notify that never comes"),
            rule("LockSupport\\.park", "is parked, and nobody unparks it"));

    private static WaitRule rule(String frame, String words) {
        return new WaitRule(Pattern.compile(frame), words);
    }

    static Optional<WaitRule> fitting(List<String> systemFrames) {
        return RULES.stream()
                .filter(rule -> systemFrames.stream().anyMatch(f -> rule.frame.matcher(f).find()))
                .findFirst();
    }

    boolean isForChild() {
        return frame.equals(CHILD);
    }
}
