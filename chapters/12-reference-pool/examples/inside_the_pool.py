"""What a pool holds while it works: its queues, its cache and its workers."""

import multiprocessing
import os
import tempfile
import time


# tag::program[]
def wait_for(sign):
    while not os.path.exists(sign):
        time.sleep(0.001)
    return 1


def show(pool):
    print("  workers:", len(pool._pool))
    print("  results awaited, in the cache:", len(pool._cache))
    print("  tasks in the task queue:", pool._taskqueue.qsize())


if __name__ == "__main__":
    sign = os.path.join(tempfile.mkdtemp(), "go")
    with multiprocessing.Pool(2) as pool:
        results = [pool.apply_async(wait_for, (sign,)) for _ in range(300)]
        while not pool._taskqueue.empty():
            time.sleep(0.001)
        print("while nobody may go on:")
        show(pool)
        open(sign, "w").close()
        for result in results:
            result.get()
        print("at the end:")
        show(pool)
    os.remove(sign)
    os.rmdir(os.path.dirname(sign))
# end::program[]
