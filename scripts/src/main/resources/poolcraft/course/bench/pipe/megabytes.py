"""A contender: messages of a megabyte to another process over a Pipe, in turns as each line of its input says."""

import multiprocessing
import sys
import time

SIZE = 1 << 20
TIMES = 100


def receive(source, answers):
    try:
        while True:
            for _ in range(TIMES):
                if len(source.recv_bytes()) != SIZE:
                    raise RuntimeError("a message of another size came")
            answers.send("all")
    except EOFError:
        pass


def measure(target, answers, message):
    start = time.perf_counter_ns()
    for _ in range(TIMES):
        target.send_bytes(message)
    answers.recv()
    return (time.perf_counter_ns() - start) / TIMES


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    source, target = context.Pipe(duplex=sys.argv[1] == "duplex")
    answers, answering = context.Pipe(duplex=False)
    context.Process(target=receive, args=(source, answering), daemon=True).start()
    source.close()
    answering.close()
    message = bytes(SIZE)
    for line in sys.stdin:
        print(*[measure(target, answers, message) for _ in range(int(line))], sep="\n", flush=True)
