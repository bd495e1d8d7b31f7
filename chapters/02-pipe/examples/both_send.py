"""Two processes that both send first wait for each other; one that receives sets both free."""

import threading
from multiprocessing import Pipe, Process

# tag::program[]
SIZE = 10_000_000


def child(line):
    line.send(bytes(SIZE))
    line.recv()
    line.send("thank you")


if __name__ == "__main__":
    line, childs = Pipe()
    process = Process(target=child, args=(childs,))
    process.start()
    sending = threading.Thread(target=line.send, args=(bytes(SIZE),))
    sending.start()
    sending.join(1)
    if sending.is_alive():
        print("a second later both still send")
    print("received", len(line.recv()), "bytes")
    sending.join()
    print("sent:", str(not sending.is_alive()).lower())
    print(line.recv())
    process.join()
# end::program[]
