"""A contender: callers call a pool of two, and wait for each result, as often as each line of its input says."""

import concurrent.futures
import multiprocessing
import sys
import threading
import time

TIMES = 800
TIMES_WITH_PAUSE = 50


def square(n):
    return n * n


def with_pause(call, pause):
    total = 0
    for _ in range(TIMES_WITH_PAUSE):
        time.sleep(pause / 1000)
        start = time.perf_counter_ns()
        call()
        total += time.perf_counter_ns() - start
    return total / TIMES_WITH_PAUSE


def repeat(call, times):
    for _ in range(times):
        call()


def together(call, callers):
    start = time.perf_counter_ns()
    others = [threading.Thread(target=repeat, args=(call, TIMES // callers)) for _ in range(callers - 1)]
    for other in others:
        other.start()
    repeat(call, TIMES // callers)
    for other in others:
        other.join()
    return (time.perf_counter_ns() - start) / TIMES


if __name__ == "__main__":
    kind, callers, pause = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    context = multiprocessing.get_context("spawn")
    if kind == "Pool":
        pool = context.Pool(2)
        call = lambda: pool.apply(square, (7,))
    else:
        pool = concurrent.futures.ProcessPoolExecutor(2, mp_context=context)
        call = lambda: pool.submit(square, 7).result()
    for line in sys.stdin:
        print(*[with_pause(call, pause) if pause else together(call, callers) for _ in range(int(line))],
              sep="\n", flush=True)
    if kind == "Pool":
        pool.terminate()
    else:
        pool.shutdown()
