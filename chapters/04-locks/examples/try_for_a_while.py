"""A lock that another process holds: try at once, for a while, and with patience."""

from multiprocessing import Event, Lock, Process


# tag::program[]
def hold(lock, held, enough):
    with lock:
        held.set()
        enough.wait()


def said(taken):
    return str(taken).lower()


if __name__ == "__main__":
    lock, held, enough = Lock(), Event(), Event()
    holder = Process(target=hold, args=(lock, held, enough))
    holder.start()
    held.wait()
    print("at once:         ", said(lock.acquire(block=False)))
    print("within 50 ms:    ", said(lock.acquire(timeout=0.05)))
    enough.set()
    if lock.acquire(timeout=10):
        print("with patience:    true")
        lock.release()
    holder.join()
# end::program[]
