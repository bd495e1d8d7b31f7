"""A contender: so many processes put numbers, as many take them, as often as each line of its input says."""

import multiprocessing
import sys
import time

ITEMS = 20_000


def put_all(queue, items):
    for i in range(items):
        queue.put(i)


def take_all(queue, items):
    for _ in range(items):
        queue.get()


def member(connection, work, queue, items):
    """Works whenever it is told to."""
    try:
        while True:
            connection.recv_bytes()
            work(queue, items)
            connection.send_bytes(b"done")
    except EOFError:
        pass


def recruit(context, work, queue, items):
    ours, theirs = context.Pipe()
    context.Process(target=member, args=(theirs, work, queue, items), daemon=True).start()
    theirs.close()
    return ours


def measure(connections):
    start = time.perf_counter_ns()
    for connection in connections:
        connection.send_bytes(b"go")
    for connection in connections:
        connection.recv_bytes()
    return (time.perf_counter_ns() - start) / ITEMS


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    queue = getattr(context, sys.argv[1])()
    each = int(sys.argv[2])
    connections = [recruit(context, work, queue, ITEMS // each)
                   for work in (put_all, take_all) for _ in range(each)]
    for line in sys.stdin:
        print(*[measure(connections) for _ in range(int(line))], sep="\n", flush=True)
