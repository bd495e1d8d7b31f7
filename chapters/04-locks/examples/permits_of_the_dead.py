"""A process is killed with two permits in its hand: they are gone."""

import time
from multiprocessing import Event, Process, Semaphore


# tag::program[]
def hold_two(semaphore, done):
    semaphore.acquire()
    semaphore.acquire()
    done.set()
    time.sleep(3600)


def free(semaphore):
    """How many can be had within a second."""
    count = 0
    while semaphore.acquire(timeout=1):
        count += 1
    for _ in range(count):
        semaphore.release()
    return count


if __name__ == "__main__":
    semaphore, done = Semaphore(3), Event()
    holder = Process(target=hold_two, args=(semaphore, done))
    holder.start()
    done.wait()
    print("while the holder lives, free:", free(semaphore))
    holder.kill()
    holder.join()
    print("after it was killed, free:", free(semaphore))
# end::program[]
