"""One item, two who wait for it: why the question is asked again."""

from multiprocessing import Condition, Process
from multiprocessing.sharedctypes import RawValue


# tag::program[]
def take_if(filled, items, waiting):
    with filled:
        if items.value == 0:
            waiting.value += 1
            filled.wait()
        items.value -= 1


def take_while(filled, items, waiting):
    with filled:
        while items.value == 0:
            waiting.value += 1
            filled.wait()
        items.value -= 1


def bring_one(filled, items, waiting, waiters):
    while True:
        with filled:
            if waiting.value == waiters:
                waiting.value = 0
                items.value += 1
                filled.notify_all()
                return


def start(target, *args):
    process = Process(target=target, args=args)
    process.start()
    return process


if __name__ == "__main__":
    filled, items, waiting = Condition(), RawValue("i", 0), RawValue("i", 0)
    takers = [start(take_if, filled, items, waiting) for _ in range(2)]
    bring_one(filled, items, waiting, 2)
    for taker in takers:
        taker.join()
    print("if: two have taken one item, and left", items.value)

    items.value = 0
    takers = [start(take_while, filled, items, waiting) for _ in range(2)]
    bring_one(filled, items, waiting, 2)
    bring_one(filled, items, waiting, 1)
    for taker in takers:
        taker.join()
    print("while: two have taken two items, and left", items.value)
# end::program[]
