"""A message there and back through a pipe: who waits for it sleeps in the kernel each time; measured."""

import time
from multiprocessing import Pipe, Process


# tag::program[]
def echo(line):
    while message := line.recv_bytes():
        line.send_bytes(message)


def micros_per_trip(line, trips, pause):
    nanos = 0
    for _ in range(trips):
        time.sleep(pause)
        before = time.perf_counter_ns()
        line.send_bytes(b"12345678")
        line.recv_bytes()
        nanos += time.perf_counter_ns() - before
    return nanos / 1e3 / trips


if __name__ == "__main__":
    ours, theirs = Pipe()
    process = Process(target=echo, args=(theirs,))
    process.start()
    print(f"one after the other: {micros_per_trip(ours, 10_000, 0):.2f} us")
    print(f"after a pause:       {micros_per_trip(ours, 500, 0.002):.2f} us")
    ours.send_bytes(b"")
    process.join()
# end::program[]
