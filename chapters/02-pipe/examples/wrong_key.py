"""A client with another key is not let in, and both sides say why."""

from multiprocessing import AuthenticationError, Process
from multiprocessing.connection import Client, Listener


# tag::program[]
def client(address, key):
    try:
        with Client(address, authkey=key) as line:
            print(f"client: {line.recv()}\n", end="", flush=True)
    except AuthenticationError as e:
        print(f"client: {e}\n", end="", flush=True)


def accept_one(listener):
    try:
        with listener.accept() as line:
            line.send("welcome")
    except AuthenticationError as e:
        print(f"listener: {e}\n", end="", flush=True)


if __name__ == "__main__":
    key = b"a very long text that nobody else can guess"
    other = b"password"
    with Listener(authkey=key) as listener:
        for hers in [other, key]:
            process = Process(target=client, args=(listener.address, hers))
            process.start()
            accept_one(listener)
            process.join()
# end::program[]
