"""Return, exit and throw: the exit codes of three children."""

import multiprocessing
import sys


# tag::program[]
def returns():
    print("work done")


def exits():
    sys.exit(3)


def fails():
    raise RuntimeError("no beans left")


def show(what, target):
    process = multiprocessing.Process(target=target)
    process.start()
    process.join()
    print(f"{what}: exit code {process.exitcode}")


if __name__ == "__main__":
    show("it returns", returns)
    show("it calls exit(3)", exits)
    show("it throws", fails)
# end::program[]
