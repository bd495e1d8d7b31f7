"""What a queue is made of: not shared memory, but a pipe of the system, and locks."""

import os
from multiprocessing import Queue

# tag::program[]
if __name__ == "__main__":
    queue = Queue()
    descriptor = queue._reader.fileno()
    print("it reads from a", os.readlink(f"/proc/self/fd/{descriptor}").partition(":")[0])
    for _ in range(200):
        queue.put(bytes(100_000))
    total = sum(len(queue.get()) for _ in range(200))
    print(total // 1_000_000, "MB went through it")
# end::program[]
