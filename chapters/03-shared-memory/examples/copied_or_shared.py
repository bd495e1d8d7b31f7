"""A child changes a list and shared memory: its parent sees the change in one of them."""

import struct
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


# tag::program[]
def change(array, memory):
    array[0] = 42
    struct.pack_into("i", memory.buf, 0, 42)


if __name__ == "__main__":
    array = [7]
    memory = SharedMemory(create=True, size=4)
    try:
        struct.pack_into("i", memory.buf, 0, 7)
        process = Process(target=change, args=(array, memory))
        process.start()
        process.join()
        print("in the array:  ", array[0])
        print("in the segment:", struct.unpack_from("i", memory.buf, 0)[0])
    finally:
        memory.close()
        memory.unlink()
# end::program[]
