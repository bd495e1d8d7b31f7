"""Eight processes, three places: never more than three at once."""

import time
from multiprocessing import Process, Semaphore, Value


# tag::program[]
def download(places, inside, most):
    with places:
        with inside.get_lock():
            inside.value += 1
            most.value = max(most.value, inside.value)
        while most.value < 3:
            time.sleep(0.001)  # the first ones wait until the place is full
        time.sleep(0.02)
        with inside.get_lock():
            inside.value -= 1


if __name__ == "__main__":
    places, inside, most = Semaphore(3), Value("i", 0), Value("i", 0)
    processes = [Process(target=download, args=(places, inside, most)) for _ in range(8)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(f"most at once: {most.value}, inside now: {inside.value}")
# end::program[]
