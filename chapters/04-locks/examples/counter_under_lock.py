"""Ten processes add one to one shared number under a lock: 10."""

from multiprocessing import Lock, Process
from multiprocessing.sharedctypes import RawValue


# tag::program[]
def add(lock, counter):
    with lock:
        counter.value += 1


if __name__ == "__main__":
    lock, counter = Lock(), RawValue("i", 0)
    processes = [Process(target=add, args=(lock, counter)) for _ in range(10)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("the counter is", counter.value)
# end::program[]
