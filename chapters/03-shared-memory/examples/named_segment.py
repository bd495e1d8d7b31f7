"""A segment is found by its name, by a process that was given nothing else."""

import os
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


# tag::program[]
def put(memory, text):
    memory.buf[:32] = text.encode().ljust(32, b"\0")


def get(memory):
    return bytes(memory.buf[:32]).rstrip(b"\0").decode()


def reader(name):
    memory = SharedMemory(name)
    print("child:", get(memory), flush=True)
    put(memory, "sold out")
    memory.close()


if __name__ == "__main__":
    name = f"prices-{os.getpid()}"
    memory = SharedMemory(name, create=True, size=4096)
    put(memory, "apples 3, pears 4")
    process = Process(target=reader, args=(name,))
    process.start()
    process.join()
    kept = SharedMemory(name)
    memory.close()
    kept.unlink()
    try:
        SharedMemory(name)
    except FileNotFoundError:
        print("its owner has closed it: the name is gone")
    print("who has it still reads:", get(kept))
    kept.close()
# end::program[]
