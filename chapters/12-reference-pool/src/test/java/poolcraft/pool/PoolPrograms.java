package poolcraft.pool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Programs with a pool that end in some way. Each prints the pids of its workers, and of what they
 * have started, and then "ready".
 */
final class PoolPrograms {

    private PoolPrograms() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "argument is written" -> writeArgument(Tasks.Fault.valueOf(args[1]));
            case "result is read" -> readResult(Tasks.Fault.valueOf(args[1]));
            case "returns at rest" -> pool();
            case "returns while busy" -> busyPool(Path.of(args[1]));
            case "exits while busy" -> {
                busyPool(Path.of(args[1]));
                System.exit(5);
            }
            case "stays while busy" -> {
                busyPool(Path.of(args[1]));
                Thread.sleep(Long.MAX_VALUE);
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** A pool whose workers are up. */
    private static Pool pool() {
        Pool pool = Pool.of(2);
        pool.map(Tasks::square, List.of(1, 2, 3, 4), 1);
        pool.stats().workers().forEach(worker -> System.out.println(worker.pid()));
        System.out.println("ready");
        return pool;
    }

    private static void writeArgument(Tasks.Fault fault) {
        var trap = new Tasks.Trap(fault, true);
        pool().apply(() -> trap.toString());
    }

    private static void readResult(Tasks.Fault fault) {
        pool().apply(() -> new Tasks.Trap(fault, false));
    }

    /** One worker computes, the other one has started a program and waits; more tasks wait, too. */
    private static void busyPool(Path folder) {
        Pool pool = Pool.of(2);
        var _ = pool.applyAsync(() -> compute(folder.resolve("computes")));
        var _ = pool.applyAsync(() -> startProgram(folder.resolve("waits")));
        for (int i = 0; i < 50; i++) {
            var _ = pool.applyAsync(() -> 1);
        }
        Tasks.waitFor(folder.resolve("computes"));
        Tasks.waitFor(folder.resolve("waits"));
        pool.stats().workers().forEach(worker -> System.out.println(worker.pid()));
        System.out.println(folder.resolve("waits").toFile().list()[0]);
        System.out.println("ready");
    }

    private static int compute(Path sign) throws Exception {
        Files.createFile(sign);
        int x = 1;
        while (x != 0) {
            for (int i = 0; i < Integer.MAX_VALUE; i++) {
                x ^= x << 13;
                x ^= x >>> 17;
                x ^= x << 5;
            }
        }
        return x;
    }

    /** The sign is a folder, in which there is the pid of the program that was started. */
    private static int startProgram(Path sign) throws Exception {
        long pid = new ProcessBuilder("sleep", "1000").start().pid();
        Path made = Files.createDirectory(sign.resolveSibling("made"));
        Files.createFile(made.resolve(Long.toString(pid)));
        Files.move(made, sign);
        Thread.sleep(Long.MAX_VALUE);
        return 1;
    }
}
