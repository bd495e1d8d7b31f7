"""A process releases a permit that it does not hold: another one is told, later."""

from multiprocessing import BoundedSemaphore, Process


# tag::program[]
def release(who, semaphore):
    try:
        semaphore.release()
        print(who, "releases: fine", flush=True)
    except ValueError as error:
        print(who, "releases:", error, flush=True)


if __name__ == "__main__":
    semaphore = BoundedSemaphore(2)
    semaphore.acquire()
    child = Process(target=release, args=("the child, which holds none,", semaphore))
    child.start()
    child.join()
    release("the parent, which holds one,", semaphore)
# end::program[]
