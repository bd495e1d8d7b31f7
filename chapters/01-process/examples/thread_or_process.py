"""Isolation: what a thread changes, everybody sees; what a process changes, nobody."""

import multiprocessing
import os
import threading

# tag::program[]
counter = 0


def add_one():
    global counter
    counter += 1


def crash_in_thread():
    thread = threading.Thread(target=os._exit, args=(9,))
    thread.start()
    thread.join()
    print("nobody reads this line")


if __name__ == "__main__":
    thread = threading.Thread(target=add_one)
    thread.start()
    thread.join()
    print("a thread adds 1:       ", counter)
    process = multiprocessing.Process(target=add_one)
    process.start()
    process.join()
    print("a process adds 1:      ", counter)
    process = multiprocessing.Process(target=crash_in_thread)
    process.start()
    process.join()
    print("a thread crashed:       its process is gone, exit code", process.exitcode)
    print("its process is gone:    this one goes on")
# end::program[]
