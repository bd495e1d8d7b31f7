"""A contender: says what a pool of two costs that waits, as often as each line of its input says."""

import multiprocessing
import os
import re
import sys
import time


def square(n):
    return n * n


def size(pid, file, field):
    with open(f"/proc/{pid}/{file}") as lines:
        return int(re.search(rf"(?m)^{field}:\s+(\d+) kB", lines.read())[1]) * 1024


def used(pids):
    total = 0
    for pid in pids:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/schedstat") as numbers:
                total += int(numbers.read().split()[0])
    return total


def processor(pids):
    begin, before = time.perf_counter_ns(), used(pids)
    time.sleep(1)
    return (used(pids) - before) * 1e9 / (time.perf_counter_ns() - begin)


def measure(name, pids):
    if name == "pool-worker-memory":
        return size(pids[-1], "status", "VmRSS")
    if name == "pool-worker-share":
        return size(pids[-1], "smaps_rollup", "Pss")
    return processor(pids)


if __name__ == "__main__":
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pool.map(square, range(1_000))
        pids = [os.getpid()] + [child.pid for child in multiprocessing.active_children()]
        for line in sys.stdin:
            print(*[measure(sys.argv[1], pids) for _ in range(int(line))], sep="\n", flush=True)
