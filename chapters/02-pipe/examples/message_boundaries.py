"""Three words as bytes, and three words as messages."""

import socket
from multiprocessing import Pipe, Process

# tag::program[]
WORDS = ["one", "two", "three"]


def talk(port, line):
    with socket.create_connection(("127.0.0.1", port)) as plain:
        for word in WORDS:
            plain.sendall(word.encode())
    for word in WORDS:
        line.send(word)


if __name__ == "__main__":
    with socket.create_server(("127.0.0.1", 0)) as door:
        ours, childs = Pipe()
        process = Process(target=talk, args=(door.getsockname()[1], childs))
        process.start()
        with door.accept()[0].makefile() as plain:
            print("bytes:", plain.read())
        for _ in WORDS:
            print("message:", ours.recv())
        process.join()
# end::program[]
