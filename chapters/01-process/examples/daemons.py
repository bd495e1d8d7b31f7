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
    print("main:   daemon alive:", str(daemon.is_alive()).lower())
    print("main:   worker alive:", str(worker.is_alive()).lower())
    print("main:   my last line")
# end::program[]
