"""A contender: calls a pool with an argument of 10 MB, as often as each line of its input says."""

import multiprocessing
import sys
import time

MEGABYTES = 10
TIMES = 10


def measure(pool, argument):
    start = time.perf_counter_ns()
    for _ in range(TIMES):
        pool.apply(len, (argument,))
    return (time.perf_counter_ns() - start) / (TIMES * MEGABYTES)


if __name__ == "__main__":
    argument = bytes(MEGABYTES * 1_000_000)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        for line in sys.stdin:
            print(*[measure(pool, argument) for _ in range(int(line))], sep="\n", flush=True)
