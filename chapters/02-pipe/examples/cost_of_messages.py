"""A message goes there and back, from 8 bytes to 16 megabytes; measured."""

import statistics
import time
from multiprocessing import Pipe, Process


# tag::program[]
def echo(line):
    try:
        while True:
            line.send_bytes(line.recv_bytes())
    except EOFError:
        line.close()


def median_micros(line, size):
    message = bytes(size)
    seconds = []
    for _ in range(501 if size < 1_000_000 else 11):
        before = time.perf_counter()
        line.send_bytes(message)
        line.recv_bytes()
        seconds.append(time.perf_counter() - before)
    return statistics.median(seconds) * 1e6


if __name__ == "__main__":
    line, childs = Pipe()
    process = Process(target=echo, args=(childs,), daemon=True)
    process.start()
    size = 8
    while size <= 16_777_216:
        micros = median_micros(line, size)
        print(f"{size:8} bytes: {micros:.1f} us, {2 * size / micros:.1f} MB/s")
        size *= 8
# end::program[]
