"""A process looks again and again whether a lock is free, another one sleeps: the CPU time of each, measured."""

import time
from multiprocessing import Lock, Process

# tag::program[]
A_SECOND = 1.0


def look(lock):
    end = time.monotonic() + A_SECOND
    while time.monotonic() < end and not lock.acquire(block=False):
        pass


def sleep(lock):
    lock.acquire(timeout=A_SECOND)


def measure(who, wait, lock):
    before = time.process_time()
    wait(lock)
    used = time.process_time() - before
    print(f"{who}: {round(100 * used / A_SECOND)} % of a processor", flush=True)


if __name__ == "__main__":
    lock = Lock()
    with lock:
        for who, wait in (("who looks again and again", look), ("who sleeps", sleep)):
            process = Process(target=measure, args=(who, wait, lock))
            process.start()
            process.join()
# end::program[]
