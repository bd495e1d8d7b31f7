"""A client with the key sends a call, and the listener runs it while it receives."""

import os
from multiprocessing import Process
from multiprocessing.connection import Client, Listener


# tag::program[]
class Call:
    def __reduce__(self):
        return os.getpid, ()


def client(address, key):
    with Client(address, authkey=key) as line:
        line.send(Call())
        line.send("and a word")


if __name__ == "__main__":
    key = b"secret"
    with Listener(authkey=key) as listener:
        process = Process(target=client, args=(listener.address, key))
        process.start()
        with listener.accept() as line:
            ran_here = line.recv() == os.getpid()
            print("listener: the client's call ran in this process:", ran_here)
            print("listener:", line.recv())
        process.join()
# end::program[]
