"""A contender: makes a pool of two and has a first result, as often as each line of its input says."""

import multiprocessing
import sys
import time


def square(n):
    return n * n


def measure(context):
    start = time.perf_counter_ns()
    pool = context.Pool(2)
    pool.apply(square, (7,))
    nanos = time.perf_counter_ns() - start
    pool.terminate()
    pool.join()
    return nanos


if __name__ == "__main__":
    chosen = multiprocessing.get_context(sys.argv[1])
    for line in sys.stdin:
        print(*[measure(chosen) for _ in range(int(line))], sep="\n", flush=True)
