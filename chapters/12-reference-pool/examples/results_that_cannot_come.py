"""Results that cannot come back, in either direction."""

import multiprocessing
import threading


# tag::program[]
class Unreadable(Exception):
    def __init__(self, number, unit):
        super().__init__(f"{number} {unit}")


def unwritable():
    return threading.Lock()


def unreadable():
    raise Unreadable(1, "litre")


if __name__ == "__main__":
    pool = multiprocessing.Pool(1)
    try:
        pool.apply(unwritable)
    except Exception as error:
        print("cannot be written:", type(error).__name__)
    result = pool.apply_async(unreadable)
    try:
        result.get(timeout=3)
    except multiprocessing.TimeoutError:
        print("cannot be read: nobody hears of it")
    handler = pool._result_handler
    print("the result handler is alive:", handler.is_alive())
    try:
        pool.terminate()
    except AssertionError as error:
        print("terminate fails:", type(error).__name__)
# end::program[]
