"""What a child inherits: environment, folder, and nothing to read."""

import multiprocessing
import os
import sys


# tag::program[]
def child(folder_of_parent):
    print("GREETING is", os.environ.get("GREETING"))
    print("same folder as the parent:", str(os.getcwd() == folder_of_parent).lower())
    print("bytes on standard input:", len(sys.stdin.read()))


if __name__ == "__main__":
    os.environ["GREETING"] = "hello"  # a Process has no environment of its own to set
    process = multiprocessing.Process(target=child, args=(os.getcwd(),))
    process.start()
    del os.environ["GREETING"]
    process.join()
    print("the parent's GREETING is", os.environ.get("GREETING", "null"))
# end::program[]
