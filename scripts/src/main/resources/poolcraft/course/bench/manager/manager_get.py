"""A contender: one value of a managed dict, as often as each line of its input says."""

import multiprocessing
import sys
import time

TIMES = 1_000


def measure(values):
    start = time.perf_counter_ns()
    for _ in range(TIMES):
        if values.get("key") != 7:
            raise RuntimeError("something else came back")
    return (time.perf_counter_ns() - start) / TIMES


if __name__ == "__main__":
    with multiprocessing.get_context("spawn").Manager() as manager:
        values = manager.dict(key=7)
        for line in sys.stdin:
            print(*[measure(values) for _ in range(int(line))], sep="\n", flush=True)
