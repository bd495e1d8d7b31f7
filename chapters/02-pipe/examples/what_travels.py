"""Numbers, text, dates, objects, nothing at all: each comes as a copy."""

from dataclasses import dataclass
from datetime import date
from multiprocessing import Pipe, Process

# tag::program[]
@dataclass
class Order:
    what: str
    pieces: int


def describe(line):
    try:
        while True:
            message = line.recv()
            line.send("nothing" if message is None else f"{type(message).__name__} {message}")
    except EOFError:
        line.close()  # nothing more will come


if __name__ == "__main__":
    line, childs = Pipe()
    process = Process(target=describe, args=(childs,), daemon=True)
    process.start()
    for message in [42, "naïve ✓", None, 1.5, date(2000, 2, 29), Order("tea", 3)]:
        line.send(message)
        print(line.recv())
    shopping = ["milk"]
    line.send(shopping)
    shopping.append("bread")
    print(f"sent as {line.recv()}, and here it is now {shopping}")
# end::program[]
