"""A queue with room for 3: the quick producer waits for the slow consumer."""

import queue as errors
import time
from multiprocessing import Process, Queue

# tag::program[]
ITEMS = 20


def produce(queue):
    for i in range(ITEMS):
        queue.put(i)


def most_waiting(queue):
    producer = Process(target=produce, args=(queue,))
    producer.start()
    most = 0
    taken = 0
    while taken < ITEMS:
        time.sleep(0.01)  # the slow one
        most = max(most, queue.qsize())
        try:
            queue.get(block=False)
            taken += 1
        except errors.Empty:
            pass
    producer.join()
    return most


if __name__ == "__main__":
    print("at most 3 waited in the queue without a bound:", str(most_waiting(Queue()) <= 3).lower())
    print("at most 3 waited in the queue with room for 3:", str(most_waiting(Queue(3)) <= 3).lower())
# end::program[]
