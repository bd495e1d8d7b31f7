"""A process dies on its way to the barrier: those who wait for it have to set a limit."""

import time
from multiprocessing import Barrier, Event, Process
from threading import BrokenBarrierError


# tag::program[]
def meet_once(barrier, has_passed):
    barrier.wait()
    has_passed.set()
    time.sleep(3600)


if __name__ == "__main__":
    barrier = Barrier(2)
    has_passed = Event()
    partner = Process(target=meet_once, args=(barrier, has_passed))
    partner.start()
    barrier.wait()
    print("they have met")
    has_passed.wait()  # killed inside the barrier, it would keep the lock of that for ever
    partner.kill()
    partner.join()
    try:
        barrier.wait(timeout=1)
    except BrokenBarrierError:
        print("a second is over, and so the barrier is broken")
    barrier.reset()
    next_one = Process(target=barrier.wait)
    next_one.start()
    barrier.wait()
    next_one.join()
    print("after reset() two others have met")
# end::program[]
