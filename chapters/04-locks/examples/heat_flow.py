"""Heat flows along a bar that three processes share, step by step: with a barrier, and without."""

from multiprocessing import Barrier, Process
from multiprocessing.sharedctypes import RawArray

# tag::program[]
CELLS, STEPS, PROCESSES = 30, 2_000, 3


def bars():
    even, odd = RawArray("d", CELLS), RawArray("d", CELLS)
    even[0] = odd[0] = 100  # one end of the bar is hot, and stays hot
    return even, odd


def step(number, even, odd, start, end):
    now, after = (even, odd) if number % 2 == 0 else (odd, even)
    for i in range(max(1, start), min(CELLS - 1, end)):
        after[i] = (now[i - 1] + now[i + 1]) / 2


def flow_part(part, barrier, even, odd):
    size = CELLS // PROCESSES
    for number in range(STEPS):
        step(number, even, odd, part * size, (part + 1) * size)
        barrier.wait()


def flow(parties):
    even, odd = bars()
    barrier = Barrier(parties)
    processes = [Process(target=flow_part, args=(part, barrier, even, odd))
                 for part in range(PROCESSES)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return list(even)


def flow_alone():
    even, odd = bars()
    for number in range(STEPS):
        step(number, even, odd, 0, CELLS)
    return list(even)


def said(fact):
    return str(fact).lower()


if __name__ == "__main__":
    expected = flow_alone()
    print("all three meet after each step: as computed alone:", said(flow(PROCESSES) == expected))
    print("each meets only itself: as computed alone:", said(flow(1) == expected))
# end::program[]
