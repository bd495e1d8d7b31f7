"""SIGTERM asks, SIGKILL does not: terminate and kill.

Python has no shutdown hooks: a process dies of SIGTERM unless it handles it.
"""

import multiprocessing
import os
import signal
import time


# tag::program[]
def tidy_up(number, frame):
    print("child: tidying up", flush=True)
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def child(ready):
    signal.signal(signal.SIGTERM, tidy_up)
    ready.set()
    time.sleep(3600)


def start_waiting():
    ready = multiprocessing.Event()
    process = multiprocessing.Process(target=child, args=(ready,))
    process.start()
    ready.wait()
    return process


if __name__ == "__main__":
    polite = start_waiting()
    print("alive:", str(polite.is_alive()).lower())
    print("exit code known:", str(polite.exitcode is not None).lower())
    polite.terminate()
    polite.join()
    print("terminate: exit code", polite.exitcode)
    sudden = start_waiting()
    sudden.kill()
    sudden.join()
    print("kill: exit code", sudden.exitcode)
# end::program[]
