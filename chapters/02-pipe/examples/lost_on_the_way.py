"""An end is sent to a process that is killed before it takes it: the other side waits for ever."""

import time
from multiprocessing import Pipe, Process


# tag::program[]
def never_receives(road):
    time.sleep(3600)


if __name__ == "__main__":
    road, childs = Pipe()
    process = Process(target=never_receives, args=(childs,))
    process.start()
    ours, theirs = Pipe()
    road.send(theirs)
    theirs.close()
    ended = ours.poll(0.2)
    print("the end is on its way; is this the end of file?", str(ended).lower())
    process.kill()
    process.join()
    if not ours.poll(1):
        print("a second after the death this side still waits")
# end::program[]
