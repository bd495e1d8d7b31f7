"""The settings of a pool, each seen from outside."""

import multiprocessing
import os

greeting = "nobody has said hello here"


# tag::program[]
def greet(name):
    global greeting
    greeting = name + " says hello"


def answer(_):
    return greeting


def pid(_):
    return os.getpid()


if __name__ == "__main__":
    with multiprocessing.Pool(3, initializer=greet, initargs=("Ada",)) as pool:
        print("children:", len(multiprocessing.active_children()))
        print("a worker:", pool.apply(answer, (0,)))
        print("the parent:", answer(0))
    with multiprocessing.Pool(1, maxtasksperchild=2) as pool:
        pids = pool.map(pid, range(6), chunksize=1)
        order = list(dict.fromkeys(pids))
        for task, worker in enumerate(pids):
            print(f"task {task + 1} was done by worker {order.index(worker) + 1}")
        pool.close()
        pool.join()
    print("children:", len(multiprocessing.active_children()))
# end::program[]
