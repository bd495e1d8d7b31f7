"""Start and join a thread, and a process; measured."""

import multiprocessing
import statistics
import threading
import time


# tag::program[]
def median_millis(start):
    times = []
    for _ in range(11):
        before = time.perf_counter()
        started = start(target=nothing)
        started.start()
        started.join()
        times.append(time.perf_counter() - before)
    return 1000 * statistics.median(times)


def nothing():
    """All that is measured is the way there and back."""


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    thread = median_millis(threading.Thread)
    process = median_millis(multiprocessing.Process)
    print(f"thread:  {thread:.3f} ms")
    print(f"process: {process:.3f} ms")
    print("a process costs at least ten threads:", str(process > 10 * thread).lower())
# end::program[]
