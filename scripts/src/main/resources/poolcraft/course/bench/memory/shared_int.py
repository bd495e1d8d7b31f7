"""A contender: two processes add to one Value under its lock, as often as each line of its input says."""

import multiprocessing
import sys
import time

EACH = 25_000
PROCESSES = 2


def add(value):
    for _ in range(EACH):
        with value.get_lock():
            value.value += 1


def member(connection, value):
    """Adds whenever it is told to."""
    try:
        while True:
            connection.recv_bytes()
            add(value)
            connection.send_bytes(b"done")
    except EOFError:
        pass


def measure(connections, value):
    before = value.value
    start = time.perf_counter_ns()
    for connection in connections:
        connection.send_bytes(b"go")
    for connection in connections:
        connection.recv_bytes()
    nanos = time.perf_counter_ns() - start
    if value.value - before != PROCESSES * EACH:
        raise RuntimeError("an update was lost")
    return nanos / (PROCESSES * EACH)


def recruit(context, value):
    ours, theirs = context.Pipe()
    context.Process(target=member, args=(theirs, value), daemon=True).start()
    theirs.close()
    return ours


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    value = context.Value("q", 0)
    connections = [recruit(context, value) for _ in range(PROCESSES)]
    for line in sys.stdin:
        print(*[measure(connections, value) for _ in range(int(line))], sep="\n", flush=True)
