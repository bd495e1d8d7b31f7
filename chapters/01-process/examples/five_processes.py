"""Five processes, each prints its number and its pid; the parent waits for all of them."""

import os
from multiprocessing import Process


# tag::program[]
def report(number):
    print(f"I am process number {number} with pid {os.getpid()}")


if __name__ == "__main__":
    processes = []
    for number in range(5):
        process = Process(target=report, args=(number,))
        process.start()
        processes.append(process)
    for process in processes:
        process.join()
    print("All five have ended.")
# end::program[]
