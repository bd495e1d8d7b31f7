"""Wait for whichever of three children ends first."""

import multiprocessing
import time
from multiprocessing.connection import wait


# tag::program[]
def search(lucky):
    if not lucky:
        time.sleep(3600)


def searcher(name, lucky):
    process = multiprocessing.Process(target=search, args=(lucky,), name=name)
    process.start()
    return process


if __name__ == "__main__":
    searchers = [
        searcher("in the cellar", False),
        searcher("in the attic", True),
        searcher("in the garden", False),
    ]
    ended = wait([process.sentinel for process in searchers])
    print("found", next(p.name for p in searchers if p.sentinel in ended))
    for process in searchers:
        process.kill()
        process.join()
    print("still searching:", len(multiprocessing.active_children()))
# end::program[]
