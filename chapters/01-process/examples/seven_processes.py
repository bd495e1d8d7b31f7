"""A tree of seven processes, and its end: Python terminates the branches, not their leaves."""

import multiprocessing
import os
import signal
import time


# tag::program[]
def leaf(pids):
    pids.put((os.getppid(), os.getpid()))
    time.sleep(3600)


def branch(pids):
    leaves = [multiprocessing.Process(target=leaf, args=(pids,)) for _ in range(2)]
    for process in leaves:
        process.start()
    for process in leaves:
        process.join()


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")  # the default before Python 3.14
    pids = multiprocessing.SimpleQueue()
    branches = [multiprocessing.Process(target=branch, args=(pids,)) for _ in range(2)]
    for process in branches:
        process.start()
    leaves = [pids.get() for _ in range(4)]
    print("pid", os.getpid())
    for process in branches:
        print("    pid", process.pid)
        for pid in (pid for parent, pid in leaves if parent == process.pid):
            print("        pid", pid)
    for process in branches:
        process.terminate()
        process.join()
    still_there = [pid for _, pid in leaves if os.path.exists(f"/proc/{pid}")]
    print("still there:", len(still_there))
    for pid in still_there:
        os.kill(pid, signal.SIGKILL)
# end::program[]
