"""Two numbers that belong together: who reads them meets halves."""

from itertools import count
from multiprocessing import Process
from multiprocessing.sharedctypes import RawArray


# tag::program[]
def write(pair):
    for number in count(1):
        pair[0] = number
        pair[1] = -number


if __name__ == "__main__":
    pair = RawArray("q", 2)
    writer = Process(target=write, args=(pair,))
    writer.start()
    total = 0
    while total == 0:
        total = pair[0] + pair[1]
    print("their sum is 0; another one was seen:", str(total != 0).lower())
    writer.kill()
    writer.join()
# end::program[]
