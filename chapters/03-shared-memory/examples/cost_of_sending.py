"""A child adds up a million numbers that were sent to it, and a million that it shares; measured."""

import statistics
import time
from array import array
from multiprocessing import Pipe, Process
from multiprocessing.sharedctypes import RawArray

# tag::program[]
NUMBERS = 1_000_000  # 8 MB


def adder(line, numbers):
    while order := line.recv():
        if order == "send":
            line.send(sum(array("q", line.recv_bytes())))
        else:
            line.send(sum(memoryview(numbers).cast("B").cast("q")))


def measure(how, line, order, numbers):
    seconds = []
    for _ in range(21):
        before = time.perf_counter()
        line.send(order)
        if numbers:
            line.send_bytes(numbers)
        total = line.recv()
        seconds.append(time.perf_counter() - before)
    print(f"{how}: sum {total} after {statistics.median(seconds) * 1e3:.2f} ms")


if __name__ == "__main__":
    numbers = RawArray("q", range(NUMBERS))
    ours, theirs = Pipe()
    process = Process(target=adder, args=(theirs, numbers))
    process.start()
    measure("sent  ", ours, "send", bytes(numbers))
    measure("shared", ours, "share", None)
    ours.send(None)
    process.join()
# end::program[]
