"""A contender: a pool of two squares numbers, as often as each line of its input says."""

import concurrent.futures
import multiprocessing
import sys
import time

TASKS = 20_000
ITEMS = 1_000_000


def square(n):
    return n * n


def measure(run, count):
    start = time.perf_counter_ns()
    run(range(count))
    return (time.perf_counter_ns() - start) / count


if __name__ == "__main__":
    way = sys.argv[1]
    context = multiprocessing.get_context("spawn")
    if way == "Executor.map":
        pool = concurrent.futures.ProcessPoolExecutor(2, mp_context=context)
    else:
        pool = context.Pool(2)
    run, count = {
        "Pool.map": (lambda items: pool.map(square, items, 1), TASKS),
        "Pool.imap_unordered": (lambda items: list(pool.imap_unordered(square, items)), TASKS),
        "Executor.map": (lambda items: list(pool.map(square, items)), TASKS),
        "Pool.map in chunks": (lambda items: pool.map(square, items), ITEMS),
    }[way]
    for line in sys.stdin:
        print(*[measure(run, count) for _ in range(int(line))], sep="\n", flush=True)
    if way == "Executor.map":
        pool.shutdown()
    else:
        pool.terminate()
