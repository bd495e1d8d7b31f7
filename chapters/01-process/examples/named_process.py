"""Add 0 to 100 in a process that has a name, in any script."""

import multiprocessing


# tag::program[]
def add(last):
    total = sum(range(last + 1))
    name = multiprocessing.current_process().name
    print(f"{name}: the sum of 0 to {last} is {total}")


if __name__ == "__main__":
    for name in ("adder", "Zählerin", "сумматор", "加法器"):
        process = multiprocessing.Process(target=add, args=(100,), name=name)
        process.start()
        process.join()
# end::program[]
