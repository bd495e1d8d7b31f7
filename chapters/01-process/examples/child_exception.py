"""An exception in a child: its trace (on the error stream), its exit code."""

import multiprocessing


# tag::program[]
def brew(beans):
    if beans == 0:
        raise RuntimeError("no beans left")


if __name__ == "__main__":
    process = multiprocessing.Process(target=brew, args=(0,))
    process.start()
    process.join()
    print("the parent goes on; exit code", process.exitcode)
# end::program[]
