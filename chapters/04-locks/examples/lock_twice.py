"""A thread takes a lock that it holds already: it waits for itself, or counts."""

from multiprocessing import Lock, RLock


# tag::program[]
def twice(lock):
    with lock:
        if lock.acquire(timeout=1):
            lock.release()
            print("it was taken again")
        else:
            print("not within a second; without a limit, it would wait for itself for ever")


if __name__ == "__main__":
    print("Lock: ", end="")
    twice(Lock())
    print("RLock: ", end="")
    twice(RLock())
# end::program[]
