"""Bytes that are sent as they are: who takes them for an object loses them."""

import pickle
from multiprocessing import Pipe, Process


# tag::program[]
def send(line):
    buffer = bytes([0, 0, 7, 8, 9, 0])
    for _ in range(2):
        line.send_bytes(buffer, 2, 3)


if __name__ == "__main__":
    ours, childs = Pipe()
    process = Process(target=send, args=(childs,))
    process.start()
    try:
        ours.recv()
    except pickle.UnpicklingError:
        print("the first message is no object, and it is lost")
    print(list(ours.recv_bytes()))
    process.join()
# end::program[]
