"""Two processes count in one dict: with two calls, and under a lock."""

from multiprocessing import Manager, Process

# tag::program[]
EACH = 500


def in_two_calls(counts, begin):
    begin.wait()
    for _ in range(EACH):
        counts["apples"] += 1  # two calls: one that gets, one that sets


def under_a_lock(counts, lock):
    for _ in range(EACH):
        with lock:
            counts["plums"] += 1


def in_two_processes(target, *args):
    processes = [Process(target=target, args=args) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


if __name__ == "__main__":
    with Manager() as manager:
        counts = manager.dict(apples=0, plums=0)
        begin = manager.Barrier(2)
        lock = manager.Lock()
        in_two_processes(in_two_calls, counts, begin)
        in_two_processes(under_a_lock, counts, lock)
        lost = 2 * EACH - counts["apples"]
        print("in two calls:", "nothing was lost, this time" if lost == 0 else "some were lost")
        print("under a lock:", counts["plums"])
# end::program[]
