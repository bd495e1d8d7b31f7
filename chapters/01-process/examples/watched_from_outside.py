"""Watch a busy process from outside: parent, start, CPU time, end (Linux)."""

import multiprocessing
import os
from pathlib import Path


# tag::program[]
def busy():
    while True:
        pass


def stat(pid):
    """What /proc/PID/stat tells behind the name: state, parent, and so on."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def cpu_millis(pid):
    user, system = (int(ticks) for ticks in stat(pid)[11:13])
    return 1000 * (user + system) // os.sysconf("SC_CLK_TCK")


def seconds_since_boot():
    return float(Path("/proc/uptime").read_text().split()[0])


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")  # the default before Python 3.14
    before = seconds_since_boot() - 1
    child = multiprocessing.Process(target=busy)
    child.start()
    while cpu_millis(child.pid) < 300:
        child.join(0.01)
    print("alive after 300 ms of CPU time:", str(child.is_alive()).lower())
    started = int(stat(child.pid)[19]) / os.sysconf("SC_CLK_TCK")
    is_parent = int(stat(child.pid)[1]) == os.getpid()
    print("its parent is this process:", str(is_parent).lower())
    print("it started a moment ago:", str(started > before).lower())
    child.kill()
    child.join()
    known = os.path.exists(f"/proc/{child.pid}")
    print("the system still knows it:", str(known).lower())
# end::program[]
