"""What a thread and a process weigh in memory; measured (Linux)."""

import multiprocessing
import os
import threading
import time
from pathlib import Path

# tag::program[]
THREADS = 100


def wait_for(ready):
    ready.set()
    time.sleep(3600)


def kilobytes(pid, file, field):
    lines = Path(f"/proc/{pid}/{file}").read_text().splitlines()
    line = next(line for line in lines if line.startswith(field + ":"))
    return int(line.split()[1])


def of_threads():
    before = kilobytes(os.getpid(), "status", "VmRSS")
    barrier = threading.Barrier(THREADS + 1)
    for _ in range(THREADS):
        thread = threading.Thread(target=stay, args=(barrier,), daemon=True)
        thread.start()
    barrier.wait()
    return (kilobytes(os.getpid(), "status", "VmRSS") - before) // THREADS


def stay(barrier):
    barrier.wait()
    threading.Event().wait()


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    ready = multiprocessing.Event()
    child = multiprocessing.Process(target=wait_for, args=(ready,))
    child.start()
    ready.wait()
    print(f"a thread:  {of_threads()} kB")
    process = kilobytes(child.pid, "status", "VmRSS") // 1024
    share = kilobytes(child.pid, "smaps_rollup", "Pss") // 1024
    print(f"a process: {process} MB")
    print(f"a process, shared memory divided: {share} MB")
    child.kill()
# end::program[]
