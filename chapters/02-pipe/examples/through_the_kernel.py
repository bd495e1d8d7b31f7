"""What is sent is written to the system, and read from it: a pipe is no shared memory."""

from multiprocessing import Pipe, Process

# tag::program[]
SIZE = 10_000_000


def count(name):
    """Bytes that this process has had the system read or write: Linux keeps count."""
    with open("/proc/self/io") as lines:
        return int(next(line for line in lines if line.startswith(name)).split()[1])


def megabytes(number):
    return f"{round(number / 1e6)} MB"


def receiver(line):
    line.send("ready")
    before = count("rchar")
    numbers = line.recv()
    read = megabytes(count("rchar") - before)
    print(f"the child has read {read} from the system\n", end="", flush=True)
    line.send(numbers[0])


if __name__ == "__main__":
    line, childs = Pipe()
    process = Process(target=receiver, args=(childs,))
    process.start()
    line.recv()
    numbers = bytearray(SIZE)
    before = count("wchar")
    line.send(numbers)
    written = megabytes(count("wchar") - before)
    print(f"the parent has written {written} to it\n", end="", flush=True)
    numbers[0] = 1
    print("changed afterwards here: 1, there:", line.recv())
    process.join()
# end::program[]
