"""The same conversation over a pipe and over a queue: multiprocessing has no pipe through shared memory; measured."""

import time
from multiprocessing import Pipe, Process, SimpleQueue


# tag::program[]
TRIPS = 20_000


def echo(receive, send):
    while (message := receive()) is not None:
        send(message)
    print("the other end is closed", flush=True)


def measure(kind, send, receive, theirs):
    process = Process(target=echo, args=theirs)
    process.start()
    before = time.perf_counter_ns()
    for trip in range(TRIPS):
        send(trip)
        receive()
    micros = (time.perf_counter_ns() - before) / 1e3 / TRIPS
    print(f"{kind}: {micros:.2f} us", flush=True)
    send(None)
    process.join()


if __name__ == "__main__":
    ours, theirs = Pipe()
    measure("Pipe       ", ours.send, ours.recv, (theirs.recv, theirs.send))
    there, back = SimpleQueue(), SimpleQueue()
    measure("SimpleQueue", there.put, back.get, (there.get, back.put))
# end::program[]
