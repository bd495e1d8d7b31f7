"""A free lock, a lock that two processes want, and one that has to wake a sleeper; measured."""

import statistics
import time
from multiprocessing import Barrier, Lock, Process, Semaphore

# tag::program[]
ROUNDS = 301
TIMES = 1_000
TRIPS = 2_001


def take_often(lock):
    for _ in range(TIMES):
        with lock:
            pass


def compete(lock, both):
    for _ in range(ROUNDS):
        both.wait()
        take_often(lock)


def answer(there, back):
    for _ in range(TRIPS):
        there.acquire()
        back.release()


def nanos_to_take(lock):
    begun = time.perf_counter_ns()
    take_often(lock)
    return (time.perf_counter_ns() - begun) / TIMES


def nanos_to_compete(lock, both):
    both.wait()
    return nanos_to_take(lock)


def nanos_to_wake(there, back):
    time.sleep(0.0005)  # the other one falls asleep
    begun = time.perf_counter_ns()
    there.release()
    back.acquire()
    return (time.perf_counter_ns() - begun) / 2


def report(what, rounds, measure, *args):
    median = statistics.median(measure(*args) for _ in range(rounds))
    print(f"{what}: {median:.0f} ns")


if __name__ == "__main__":
    lock, both = Lock(), Barrier(2)
    there, back = Semaphore(0), Semaphore(0)
    report("a lock that nobody else wants", ROUNDS, nanos_to_take, lock)
    other = Process(target=compete, args=(lock, both))
    other.start()
    report("a lock that two processes want", ROUNDS, nanos_to_compete, lock, both)
    other.join()
    sleeper = Process(target=answer, args=(there, back))
    sleeper.start()
    report("a permit that wakes a sleeper", TRIPS, nanos_to_wake, there, back)
    sleeper.join()
# end::program[]
