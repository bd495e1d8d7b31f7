"""Two processes and two locks: a deadlock, seen from outside, and two ways out of it."""

import random
import time
from multiprocessing import Barrier, Lock, Process


# tag::program[]
def take_both(first, second, ready):
    ready.wait()
    with first:
        time.sleep(0.5)  # the other one takes its first lock meanwhile
        with second:
            pass


def take_both_or_none(first, second, ready):
    ready.wait()
    both = False
    while not both:
        with first:
            both = second.acquire(timeout=0.02)
            if both:
                second.release()
        time.sleep(random.uniform(0, 0.05))


def show(how, take, a, b, same_order, seconds):
    ready = Barrier(2)
    order = (a, b) if same_order else (b, a)
    processes = [Process(target=take, args=(a, b, ready)),
                 Process(target=take, args=(*order, ready))]
    for process in processes:
        process.start()
    for process in processes:
        process.join(seconds)
    finished = all(process.exitcode is not None for process in processes)
    print(f"{how}: both have finished: {str(finished).lower()}")
    for process in processes:
        process.kill()
        process.join()


if __name__ == "__main__":
    show("in opposite order", take_both, Lock(), Lock(), False, 3)
    show("in the same order", take_both, Lock(), Lock(), True, 20)
    show("both or none", take_both_or_none, Lock(), Lock(), False, 20)
# end::program[]
