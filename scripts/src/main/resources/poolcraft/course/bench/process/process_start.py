"""A contender: starts a process that does nothing and waits for its end, as often as each line of its input says."""

import multiprocessing
import sys
import time


def nothing():
    pass


def measure(context):
    start = time.perf_counter_ns()
    process = context.Process(target=nothing)
    process.start()
    process.join()
    return time.perf_counter_ns() - start


if __name__ == "__main__":
    chosen = multiprocessing.get_context(sys.argv[1])
    for line in sys.stdin:
        print(*[measure(chosen) for _ in range(int(line))], sep="\n", flush=True)
