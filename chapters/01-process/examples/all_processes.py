"""The processes of this machine, and the program that each runs (Linux).

Python's library has no list of the processes; Linux shows each as a folder in /proc.
"""

import multiprocessing
import os
import sys
import time
from pathlib import Path


# tag::program[]
def describe(pid):
    try:
        program = os.path.basename(os.readlink(f"/proc/{pid}/exe"))
    except OSError:
        program = "(not for us to see)"
    return f"pid {pid}, program {program.rstrip('0123456789.')}"


if __name__ == "__main__":
    child = multiprocessing.Process(target=time.sleep, args=(3600,))
    child.start()
    names = [folder.name for folder in Path("/proc").iterdir()]
    every = [int(name) for name in names if name.isdigit()]
    for pid in sorted(every):
        if pid == os.getpid():
            print("this process: " + describe(pid))
        elif pid == child.pid:
            print("its child: " + describe(pid))
        elif len(sys.argv) > 1:
            print(describe(pid))
    print("more than two in all:", str(len(every) > 2).lower())
    child.kill()
# end::program[]
