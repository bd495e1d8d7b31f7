"""The manager is killed: whoever waits, or calls, gets an error of the connection."""

import time
from multiprocessing import Manager, active_children
from threading import Thread


# tag::program[]
def take(queue):
    try:
        queue.get()
    except (EOFError, ConnectionError) as error:
        print("the one that waited:", type(error).__name__)


if __name__ == "__main__":
    manager = Manager()
    queue = manager.Queue()
    waiter = Thread(target=take, args=(queue,))
    waiter.start()
    time.sleep(0.2)
    for child in active_children():
        child.kill()
        child.join()
    waiter.join()
    try:
        queue.put("too late")
    except (EOFError, OSError) as error:
        print("the one that called:", type(error).__name__)
# end::program[]
