"""One stranger calls and says nothing; a client with the key waits, and would wait for ever."""

import socket
import threading
from multiprocessing import Pipe, Process
from multiprocessing.connection import Client, Listener


# tag::program[]
def client(address, key, line):
    with Client(address, authkey=key):
        line.send("served")


def accept_one(listener):
    try:
        listener.accept()
    except (EOFError, OSError):
        pass  # the stranger has hung up, at last


if __name__ == "__main__":
    key = b"secret"
    with Listener(family="AF_UNIX", authkey=key) as listener:
        with socket.socket(socket.AF_UNIX) as stranger:
            stranger.connect(listener.address)
            print("1 stranger is there and says nothing")
            ours, childs = Pipe()
            process = Process(target=client, args=(listener.address, key, childs))
            process.start()
            threading.Thread(target=accept_one, args=(listener,), daemon=True).start()
            if not ours.poll(1):
                print("a second later the client still waits")
            process.kill()
            process.join()
# end::program[]
