"""Three children count to five."""
# tag::main[]
from multiprocessing import Process, current_process


def count(number):
    # The name comes from the parent.
    print(f"child {number} is {current_process().name}")


if __name__ == "__main__":
    for i in range(3):
        child = Process(target=count, args=(i,))  # <1>
        child.start()
        child.join()
# end::main[]
