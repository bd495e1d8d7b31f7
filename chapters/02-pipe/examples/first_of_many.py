"""Wait for whichever of three connections and three processes has something to say."""

import os
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait


# tag::program[]
def work(name, line):
    if name == "Cleo":
        os._exit(3)  # a crash: no word, no close
    line.send(name + " is done")


def goes_on(ready, processes):
    if ready in processes:
        process = processes[ready]
        process.join()
        print(process.name, "ended with", process.exitcode)
        return False
    try:
        print(ready.recv())
        return True
    except EOFError:
        return False


if __name__ == "__main__":
    processes = {}
    things = []
    for name in ["Ada", "Ben", "Cleo"]:
        ours, childs = Pipe(duplex=False)
        process = Process(target=work, args=(name, childs), name=name)
        process.start()
        childs.close()
        processes[process.sentinel] = process
        things += [ours, process.sentinel]
    while things:
        for ready in wait(things):
            if not goes_on(ready, processes):
                things.remove(ready)
# end::program[]
