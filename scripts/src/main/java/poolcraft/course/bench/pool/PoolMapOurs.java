package poolcraft.course.bench.pool;

import java.util.List;
import java.util.stream.IntStream;
import poolcraft.course.bench.TimingLoop;
import poolcraft.pool.Pool;

/** The contender with the pool of chapter 12. */
final class PoolMapOurs {

    private static final int TASKS = 100_000;
    private static final int ITEMS = 1_000_000;

    private PoolMapOurs() {}

    public static void main(String[] args) throws Exception {
        boolean oneByOne = args[0].equals("tasks");
        int count = oneByOne ? TASKS : ITEMS;
        List<Integer> numbers = IntStream.range(0, count).boxed().toList();
        try (Pool pool = Pool.of(2)) {
            TimingLoop.answer(count, () -> check(oneByOne
                    ? pool.map(PoolMapOurs::square, numbers, 1)
                    : pool.map(PoolMapOurs::square, numbers)));
        }
    }

    private static int square(int n) {
        return n * n;
    }

    private static List<Integer> check(List<Integer> squares) {
        int last = squares.size() - 1;
        if (squares.get(last) != last * last) {
            throw new IllegalStateException("the square of " + last + " is not "
                    + squares.get(last));
        }
        return squares;
    }
}
