package poolcraft.course.bench.pool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import poolcraft.course.bench.TimingLoop;
import poolcraft.pool.Pool;

/** The pool of chapter 12 at one size. */
final class PoolGrowthOurs {

    private static final int CHUNK = 100;
    private static final long MOST_BYTES = 100_000_000;
    private static final int MOST_TIMES = 2_000;

    private PoolGrowthOurs() {}

    public static void main(String[] args) throws Exception {
        int size = Integer.parseInt(args[1]);
        switch (args[0]) {
            case "pool-growth-tasks" -> tasks(size);
            case "pool-growth-workers" -> TimingLoop.answerWith(() -> workers(size));
            case "pool-growth-bytes" -> bytes(size);
            default -> throw new IllegalArgumentException("There is no benchmark " + args[0]);
        }
    }

    private static void tasks(int count) throws Exception {
        try (Pool pool = Pool.of(2)) {
            TimingLoop.answer(count, () -> {
                long sum = pool.imapUnordered(PoolGrowthOurs::one,
                        () -> IntStream.range(0, count).iterator(), CHUNK)
                        .mapToLong(Integer::longValue).sum();
                check(sum == count);
                return sum;
            });
        }
    }

    private static int one(int n) {
        return n < 0 ? 0 : 1;
    }

    /** Each worker has a task that waits until all of them have one. */
    private static double workers(int count) throws Exception {
        Path sign = Files.createTempFile("growth", ".sign");
        long start = System.nanoTime();
        Pool pool = Pool.of(count);
        List<CompletableFuture<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            futures.add(pool.applyAsync(() -> waitWhileThere(sign)));
        }
        while (pool.stats().workers().stream().anyMatch(worker -> worker.load() != 1)) {
            LockSupport.parkNanos(100_000);
        }
        Files.delete(sign);
        futures.forEach(CompletableFuture::join);
        double nanos = (double) (System.nanoTime() - start) / count;
        pool.terminate();
        pool.join();
        return nanos;
    }

    private static int waitWhileThere(Path sign) {
        while (Files.exists(sign)) {
            LockSupport.parkNanos(1_000_000);
        }
        return 1;
    }

    private static void bytes(int size) throws Exception {
        byte[] argument = new byte[size];
        int times = Math.clamp(MOST_BYTES / size, 1, MOST_TIMES);
        try (Pool pool = Pool.of(1)) {
            TimingLoop.answer(times * size, () -> {
                for (int i = 0; i < times; i++) {
                    check(pool.apply(() -> argument.length) == size);
                }
                return pool;
            });
        }
    }

    private static void check(boolean right) {
        if (!right) {
            throw new IllegalStateException("the pool has given a wrong result");
        }
    }
}
