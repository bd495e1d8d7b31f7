"""A process is killed while it holds a lock: the lock stays taken, and nobody is told."""

import time
from multiprocessing import Event, Lock, Process


# tag::program[]
def hold_forever(lock, held):
    lock.acquire()
    held.set()
    time.sleep(3600)


if __name__ == "__main__":
    lock, held = Lock(), Event()
    holder = Process(target=hold_forever, args=(lock, held))
    holder.start()
    held.wait()
    holder.kill()
    holder.join()
    print("the holder is dead: pid", holder.pid)
    begun = time.monotonic()
    taken = lock.acquire(timeout=3)
    print(f"the lock was taken: {str(taken).lower()}, after {time.monotonic() - begun:.3f} s")
# end::program[]
