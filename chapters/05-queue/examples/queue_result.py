"""A child hands its total back through a queue."""

from multiprocessing import Process, Queue


# tag::program[]
def add_up(first, last, results):
    results.put(sum(range(first, last + 1)))


if __name__ == "__main__":
    results = Queue()
    child = Process(target=add_up, args=(0, 100, results))
    child.start()
    print("the total is", results.get())
    child.join()
# end::program[]
