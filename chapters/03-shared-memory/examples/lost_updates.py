"""Two processes add at the same time: carelessly, and under the lock of the value."""

from multiprocessing import Barrier, Process, Value

# tag::program[]
EACH = 200_000


def add_carelessly(counter, both):
    both.wait()
    for _ in range(EACH):
        counter.value += 1


def add_locked(counter, both):
    both.wait()
    for _ in range(EACH):
        with counter.get_lock():
            counter.value += 1


def measure(how, add):
    counter, both = Value("i", 0), Barrier(2)
    processes = [Process(target=add, args=(counter, both)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    lost = 2 * EACH - counter.value
    missing = str(lost > 0).lower()
    print(f"{how}: something is missing: {missing}, {100 * lost // (2 * EACH)} %")


if __name__ == "__main__":
    measure("carelessly", add_carelessly)
    measure("locked", add_locked)
# end::program[]
