"""A client is killed while it holds a lock of a manager: nobody ever gets it again."""

import time
from multiprocessing import Manager, Process


# tag::program[]
def move(lock, left, right, half):
    with lock:
        what = left.pop(0)
        half.set()
        time.sleep(60)
        right.append(what)


if __name__ == "__main__":
    with Manager() as manager:
        lock = manager.Lock()
        half = manager.Event()
        left, right = manager.list(["a cup"]), manager.list()
        mover = Process(target=move, args=(lock, left, right, half))
        mover.start()
        half.wait()
        mover.kill()
        mover.join()
        got = lock.acquire(True, 3)
        print("after 3 seconds the lock is", "ours" if got else "still held by the dead")
        print("left", left[:], "right", right[:])
# end::program[]
