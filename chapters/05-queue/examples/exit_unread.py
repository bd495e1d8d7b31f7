"""A child puts ten megabytes that nobody takes, and does not end."""

from multiprocessing import Process, Queue


# tag::program[]
def put_much(queue):
    for _ in range(100):
        queue.put(bytes(100_000))


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=put_much, args=(queue,))
    child.start()
    child.join(3)
    print("the child has ended:", str(not child.is_alive()).lower())
    for _ in range(100):
        queue.get()
    child.join(20)
    print("all was taken; the child has ended:", str(not child.is_alive()).lower())
# end::program[]
