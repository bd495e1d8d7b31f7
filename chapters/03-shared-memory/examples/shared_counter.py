"""Ten processes add one to one shared number, each under its lock: 10."""

from multiprocessing import Process, Value


# tag::program[]
def add(counter):
    with counter.get_lock():
        counter.value += 1


if __name__ == "__main__":
    counter = Value("i", 0)
    processes = [Process(target=add, args=(counter,)) for _ in range(10)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("the counter is", counter.value)
# end::program[]
