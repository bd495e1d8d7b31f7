"""A program waits for its children at its end, but not for daemons."""

import multiprocessing
import time


# tag::program[]
def work():
    odd = sum(1 for number in range(5_000_000) if number % 2 == 1)
    print(f"worker: counted {odd} odd numbers")


if __name__ == "__main__":
    daemon = multiprocessing.Process(target=time.sleep, args=(3600,), daemon=True)
    daemon.start()
    worker = multiprocessing.Process(target=work)
    worker.start()
    alive = [str(process.is_alive()).lower() for process in (daemon, worker)]
    print(f"main:   daemon alive: {alive[0]}, worker alive: {alive[1]}")
    print("main:   my last line")
# end::program[]
