"""Two numbers in one cache line, and far apart; the interpreter takes longer than the difference."""

import time
from multiprocessing import Barrier, Process
from multiprocessing.sharedctypes import RawArray

# tag::program[]
EACH = 500_000


def nanos_per_addition(numbers, index, both):
    both.wait()
    before = time.perf_counter_ns()
    for _ in range(EACH):
        numbers[index] += 1
    return (time.perf_counter_ns() - before) / EACH


def measure(apart):
    numbers, both = RawArray("i", 256), Barrier(2)
    process = Process(target=nanos_per_addition, args=(numbers, apart // 4, both))
    process.start()
    nanos = nanos_per_addition(numbers, 0, both)
    process.join()
    print(f"{apart:3} bytes apart: {nanos:.1f} ns for each addition")


if __name__ == "__main__":
    measure(4)
    measure(512)
# end::program[]
