"""A child adds 0 to 100 and hands the total back through a pipe."""

from multiprocessing import Pipe, Process


# tag::program[]
def add(end, answer):
    answer.send(sum(range(end + 1)))


if __name__ == "__main__":
    ours, childs = Pipe()
    process = Process(target=add, args=(100, childs))
    process.start()
    print("the total is", ours.recv())
    process.join()
# end::program[]
