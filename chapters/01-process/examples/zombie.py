"""A process that has ended and is not gone: its parent does not reap it until it joins (Linux)."""

import multiprocessing
import time
from pathlib import Path


# tag::program[]
def state(pid):
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        state_line = next(line for line in lines if line.startswith("State:"))
        return state_line.split("\t")[1]
    except OSError:
        return "gone"


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")  # the default before Python 3.14
    child = multiprocessing.Process(target=print, args=("child:  ends at once",))
    child.start()
    while "zombie" not in state(child.pid):
        time.sleep(0.001)
    print("child: ", state(child.pid))
    child.join()
    print("child: ", state(child.pid))
# end::program[]
