"""Ten items in one message against ten messages of one; measured."""

import time
from multiprocessing import Process, Queue

# tag::program[]
ITEMS = 10_000
BATCH = 10


def put_singly(queue):
    for i in range(ITEMS):
        queue.put(i)


def put_lists(queue):
    for i in range(0, ITEMS, BATCH):
        queue.put(list(range(i, i + BATCH)))


def take_all(queue, done, rounds, items):
    for _ in range(rounds):
        for _ in range(items):
            queue.get()
        done.put(True)


def measure(how, items, putting):
    queue, done = Queue(), Queue()
    consumer = Process(target=take_all, args=(queue, done, 10, items))
    consumer.start()
    best = float("inf")
    for _ in range(10):
        before = time.perf_counter_ns()
        putting(queue)
        done.get()
        best = min(best, time.perf_counter_ns() - before)
    consumer.join()
    print(how, best // ITEMS, "ns a number")


if __name__ == "__main__":
    measure("one by one:         ", ITEMS, put_singly)
    measure("ten in one message: ", ITEMS // BATCH, put_lists)
# end::program[]
