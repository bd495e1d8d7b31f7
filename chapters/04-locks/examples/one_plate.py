"""A cook and a guest share one plate, and wait for each other."""

from multiprocessing import Condition, Process
from multiprocessing.sharedctypes import RawValue

# tag::program[]
EMPTY = 0


def cook(changed, plate):
    for dish in range(1, 6):
        with changed:
            while plate.value != EMPTY:
                changed.wait()
            plate.value = dish
            changed.notify()


def eat(changed, plate):
    with changed:
        while plate.value == EMPTY:
            changed.wait()
        dish, plate.value = plate.value, EMPTY
        changed.notify()
        return dish


if __name__ == "__main__":
    changed, plate = Condition(), RawValue("i", EMPTY)
    process = Process(target=cook, args=(changed, plate))
    process.start()
    for _ in range(5):
        print("dish", eat(changed, plate))
    process.join()
# end::program[]
