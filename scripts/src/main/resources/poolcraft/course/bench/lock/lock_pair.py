"""A contender: acquires and releases a free lock, as often as each line of its input says."""

import multiprocessing
import sys
import time

PAIRS = 200_000


def measure(lock):
    start = time.perf_counter_ns()
    for _ in range(PAIRS):
        lock.acquire()
        lock.release()
    return (time.perf_counter_ns() - start) / PAIRS


if __name__ == "__main__":
    lock = multiprocessing.Lock()
    for line in sys.stdin:
        print(*[measure(lock) for _ in range(int(line))], sep="\n", flush=True)
