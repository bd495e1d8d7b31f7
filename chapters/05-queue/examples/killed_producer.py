"""A producer dies right after its last put: what its feeder thread had not written is lost."""

import os
import queue as errors
from multiprocessing import Process, Queue


# tag::program[]
def put_and_die(queue):
    for i in range(1000):
        queue.put(i)
    os._exit(137)  # no finally, no atexit


def count(queue):
    taken = 0
    try:
        while True:
            queue.get(timeout=2)
            taken += 1
    except errors.Empty:
        return taken


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=put_and_die, args=(queue,))
    child.start()
    child.join()
    print("all 1000 arrived:", str(count(queue) == 1000).lower())
# end::program[]
