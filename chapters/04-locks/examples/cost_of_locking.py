"""A free lock, a lock that two processes want, and one that has to wake a sleeper; measured."""

import time
from multiprocessing import Lock, Process, Semaphore


# tag::program[]
def take_often(lock, times):
    for _ in range(times):
        with lock:
            pass


def take_together(lock, mine, yours, times):
    yours.release()
    mine.acquire()
    take_often(lock, times)


def answer(there, back, times):
    for _ in range(times):
        there.acquire()
        back.release()


def nanos_free(lock, times):
    begun = time.perf_counter_ns()
    take_often(lock, times)
    return (time.perf_counter_ns() - begun) / times


def nanos_contended(lock, times):
    one, two = Semaphore(0), Semaphore(0)
    other = Process(target=take_together, args=(lock, one, two, times))
    other.start()
    two.acquire()
    begun = time.perf_counter_ns()
    one.release()
    take_often(lock, times)
    other.join()
    return (time.perf_counter_ns() - begun) / (2 * times)


def nanos_to_wake(times):
    there, back = Semaphore(0), Semaphore(0)
    other = Process(target=answer, args=(there, back, times))
    other.start()
    nanos = 0
    for _ in range(times):
        time.sleep(0.002)  # the other one falls asleep
        begun = time.perf_counter_ns()
        there.release()
        back.acquire()
        nanos += time.perf_counter_ns() - begun
    other.join()
    return nanos / (2 * times)


if __name__ == "__main__":
    lock = Lock()
    print(f"a lock that nobody else wants: {nanos_free(lock, 500_000):.0f} ns")
    print(f"a lock that two processes want: {nanos_contended(lock, 100_000):.0f} ns")
    print(f"a permit that wakes a sleeper: {nanos_to_wake(300):.0f} ns")
# end::program[]
