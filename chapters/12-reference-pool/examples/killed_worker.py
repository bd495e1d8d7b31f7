"""A worker is killed: its task is never answered."""

import multiprocessing
import os
import tempfile
import time


# tag::program[]
def work_for_ever(sign):
    open(sign, "w").close()
    while True:
        time.sleep(1)


def square(n):
    return n * n


if __name__ == "__main__":
    sign = os.path.join(tempfile.mkdtemp(), "sign")
    pool = multiprocessing.Pool(1)
    endless = pool.apply_async(work_for_ever, (sign,))
    behind = pool.apply_async(square, (7,))
    while not os.path.exists(sign):
        time.sleep(0.001)
    for worker in multiprocessing.active_children():
        worker.kill()
    for name, result in ("ran", endless), ("was behind it", behind):
        try:
            print("the task that", name, "gives", result.get(timeout=3))
        except multiprocessing.TimeoutError:
            print("the task that", name, "gives nothing, not even an error")
    pool.terminate()
    os.remove(sign)
    os.rmdir(os.path.dirname(sign))
# end::program[]
