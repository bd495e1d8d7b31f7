"""A contender: a number to another process and back over a Pipe, as often as each line of its input says."""

import multiprocessing
import sys
import time

TIMES = 1_000


def echo(connection):
    try:
        while True:
            connection.send(connection.recv())
    except EOFError:
        pass


def measure(connection):
    start = time.perf_counter_ns()
    for number in range(TIMES):
        connection.send(number)
        if connection.recv() != number:
            raise RuntimeError("something else came back")
    return (time.perf_counter_ns() - start) / TIMES


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    context.Process(target=echo, args=(theirs,), daemon=True).start()
    theirs.close()
    for line in sys.stdin:
        print(*[measure(ours) for _ in range(int(line))], sep="\n", flush=True)
