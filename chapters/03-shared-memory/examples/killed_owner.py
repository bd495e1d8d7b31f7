"""An owner is killed: what it left stays until somebody unlinks it by name."""

import multiprocessing
import os
import time
from multiprocessing.shared_memory import SharedMemory


# tag::program[]
def owner(name, made):
    memory = SharedMemory(name, create=True, size=1_000_000)
    made.set()
    time.sleep(3600)
    memory.close()


def next_program():
    memory = SharedMemory(create=True, size=16)
    memory.close()
    memory.unlink()


def is_there(name):
    try:
        SharedMemory(name).close()
        return "true"
    except FileNotFoundError:
        return "false"


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    name = f"left-by-{os.getpid()}"
    made = multiprocessing.Event()
    process = multiprocessing.Process(target=owner, args=(name, made))
    process.start()
    made.wait()
    process.kill()
    process.join()
    print("its owner was killed; it is there:", is_there(name))
    process = multiprocessing.Process(target=next_program)
    process.start()
    process.join()
    print("another program made one; it is there:", is_there(name))
    SharedMemory(name).unlink()
    print("somebody unlinked it; it is there:", is_there(name))
# end::program[]
