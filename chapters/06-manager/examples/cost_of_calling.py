"""One read of a dict in a manager, of shared memory, and of a dict of one's own; measured."""

import time
from multiprocessing import Manager, Value


# tag::program[]
def measure(what, times, read):
    nanos = []
    for _ in range(15):
        before = time.perf_counter_ns()
        for _ in range(times):
            if read() != 7:
                raise RuntimeError("it is wrong")
        nanos.append((time.perf_counter_ns() - before) / times)
    print(f"{what} {sorted(nanos)[7]:.1f} ns")


if __name__ == "__main__":
    own = {"key": 7}
    shared = Value("i", 7)
    with Manager() as manager:
        managed = manager.dict(own)
        measure("a dict of one's own:", 100_000, lambda: own["key"])
        measure("shared memory:      ", 100_000, lambda: shared.value)
        measure("a manager:          ", 1_000, lambda: managed["key"])
# end::program[]
