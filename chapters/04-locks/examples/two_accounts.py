"""Money moves between two accounts: without a lock, somebody sees it twice or not at all."""

from multiprocessing import Event, Lock, Process
from multiprocessing.sharedctypes import RawArray


# tag::program[]
def move(accounts):
    accounts[0] -= 1
    accounts[1] += 1


def move_carelessly(accounts, over):
    while not over.is_set():
        move(accounts)


def move_locked(lock, accounts, over):
    while not over.is_set():
        with lock:
            move(accounts)


def total_locked(lock, accounts):
    with lock:
        return sum(accounts)


if __name__ == "__main__":
    accounts, over, lock = RawArray("q", 2), Event(), Lock()
    careless = Process(target=move_carelessly, args=(accounts, over))
    careless.start()
    while sum(accounts) == 0:
        pass
    print("without a lock: money was missing, or there was too much of it")
    over.set()
    careless.join()

    over.clear()
    careful = Process(target=move_locked, args=(lock, accounts, over))
    careful.start()
    always_right = True
    for _ in range(10_000):
        always_right &= total_locked(lock, accounts) == 0
    print("under a lock: the total was always right:", str(always_right).lower())
    over.set()
    careful.join()
# end::program[]
