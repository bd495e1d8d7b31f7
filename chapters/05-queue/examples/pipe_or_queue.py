"""Many results through a pipe, and through a queue; measured."""

import time
from multiprocessing import Pipe, Process, Queue

# tag::program[]
RESULTS = 2_000


def send(connection):
    for i in range(10 * RESULTS):
        connection.send(i)


def put(queue):
    for i in range(10 * RESULTS):
        queue.put(i)


def measure(how, receive):
    best = float("inf")
    for first in range(0, 10 * RESULTS, RESULTS):
        before = time.perf_counter_ns()
        for i in range(first, first + RESULTS):
            if receive() != i:
                raise RuntimeError("not in order")
        best = min(best, time.perf_counter_ns() - before)
    print(how, best // RESULTS, "ns a result")


if __name__ == "__main__":
    ours, theirs = Pipe()
    sender = Process(target=send, args=(theirs,))
    sender.start()
    measure("pipe: ", ours.recv)
    sender.join()
    queue = Queue()
    putter = Process(target=put, args=(queue,))
    putter.start()
    measure("queue:", queue.get)
    putter.join()
# end::program[]
