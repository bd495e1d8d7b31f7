"""Processes find each other by an address, and show each other that they have the key."""

import secrets
from multiprocessing import Process
from multiprocessing.connection import Client, Listener


# tag::program[]
def client(name, address, key):
    with Client(address, authkey=key) as line:
        line.send(name)
        print(f"{name} hears: {line.recv()}\n", end="", flush=True)


def serve(line):
    with line:
        line.send("welcome, " + line.recv())


if __name__ == "__main__":
    key = secrets.token_bytes(32)
    with Listener(("127.0.0.1", 0), authkey=key) as listener:
        for name in ["Ada", "Ben"]:
            Process(target=client, args=(name, listener.address, key)).start()
        serve(listener.accept())
        serve(listener.accept())
# end::program[]
