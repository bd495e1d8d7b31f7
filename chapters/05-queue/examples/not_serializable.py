"""An item that cannot be pickled: put returns, and a thread prints the error, perhaps later."""

import io
import sys
from multiprocessing import Queue

# tag::program[]
if __name__ == "__main__":
    sys.stderr = io.StringIO()  # takes the traceback that the feeder thread prints
    queue = Queue()
    queue.put("before")
    try:
        queue.put(lambda: None)
        print("put has returned")
    except Exception:
        print("put has failed")
    queue.put("after")
    print("taken:", queue.get() + ",", queue.get())
# end::program[]
