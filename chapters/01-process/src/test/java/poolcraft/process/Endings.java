package poolcraft.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Programs that end in some way while they have children. Each prints a line with a pid for each
 * process that is to be watched.
 */
final class Endings {

    private static final AtomicLong SINK = new AtomicLong();

    private Endings() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "returns-with-daemon" -> startDaemon();
            case "returns-with-child" -> startShortChild();
            case "exits-with-child" -> {
                startShortChild();
                System.exit(5);
            }
            case "waits-with-child" -> waitWithChild(Busy.valueOf(args[1]), args[2]);
            case "waits-with-family" -> waitWithFamily();
            case "starts-at-the-end" -> startAtTheEnd();
            case "prints" -> printInAnyLocale();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void startDaemon() throws Exception {
        JvmProcess daemon = JvmProcess.builder().daemon(true).start(() -> {
            System.out.println("daemon " + ProcessHandle.current().pid());
            Thread.sleep(Long.MAX_VALUE);
        });
        while (!daemon.isAlive()) {
            Thread.onSpinWait();
        }
        System.out.println("pid " + daemon.pid());
    }

    private static void startShortChild() {
        JvmProcess.start(() -> System.out.println("child has finished"));
    }

    private static void waitWithChild(Busy busy, String daemon) throws Exception {
        JvmProcess child = JvmProcess.builder().daemon(Boolean.parseBoolean(daemon))
                .jvmOptions("-Xmx64m").start(() -> keepBusy(busy));
        System.out.println("pid " + child.pid());
        Thread.sleep(Long.MAX_VALUE);
    }

    private static void waitWithFamily() throws Exception {
        JvmProcess.start(() -> {
            Process foreign = new ProcessBuilder("sleep", "1000").start();
            JvmProcess grandchild = JvmProcess.start(() -> keepBusy(Busy.COUNTING));
            System.out.println("pid " + ProcessHandle.current().pid());
            System.out.println("pid " + foreign.pid());
            System.out.println("pid " + grandchild.pid());
            Thread.sleep(Long.MAX_VALUE);
        });
        Thread.sleep(Long.MAX_VALUE);
    }

    private static void startAtTheEnd() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                startShortChild();
            } catch (IllegalStateException e) {
                System.out.println("refused");
            }
        }));
    }

    private static void printInAnyLocale() throws Exception {
        JvmProcess process = JvmProcess.builder().name("名前")
                .start(() -> System.out.println("child " + JvmProcess.current().name() + " é"));
        process.join();
    }

    /** What a child can be busy with; each has been seen to delay the end of a JVM. */
    enum Busy {
        SLEEPING, SPINNING, COUNTING, ALLOCATING, MANY_THREADS
    }

    static void keepBusy(Busy busy) throws InterruptedException {
        System.out.println(busy.name().toLowerCase(Locale.ROOT) + " now");
        switch (busy) {
            case SLEEPING -> Thread.sleep(Long.MAX_VALUE);
            case SPINNING -> spin();
            case COUNTING -> countForever();
            case ALLOCATING -> allocateForever();
            case MANY_THREADS -> {
                for (int i = 0; i < 8; i++) {
                    Thread.ofPlatform().start(Endings::countForever);
                }
            }
        }
    }

    private static void spin() {
        for (long i = 0; i >= 0; i++) {
            SINK.lazySet(i);
        }
    }

    /** A loop without a safepoint poll, as far as the compiler is concerned. */
    private static void countForever() {
        while (true) {
            int x = 1;
            for (int i = 0; i < Integer.MAX_VALUE; i++) {
                x ^= x << 13;
                x ^= x >>> 17;
                x ^= x << 5;
            }
            SINK.addAndGet(x);
        }
    }

    private static void allocateForever() {
        List<byte[]> held = new ArrayList<>();
        while (true) {
            try {
                held.add(new byte[1000]);
            } catch (OutOfMemoryError e) {
                held.subList(0, held.size() / 10).clear();
            }
        }
    }
}
