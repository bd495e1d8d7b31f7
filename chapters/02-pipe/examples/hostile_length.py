"""Somebody announces a message of two gigabytes. There is a limit for bytes, and none for objects."""

import socket
from multiprocessing import Process
from multiprocessing.connection import Connection


# tag::program[]
def hostile(port):
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(bytes([127, 255, 255, 255]))  # the highest byte first: 0x7fffffff
        line.sendall(b"object")
        try:
            line.recv(1)  # until the other side hangs up
        except ConnectionResetError:
            pass


if __name__ == "__main__":
    with socket.create_server(("127.0.0.1", 0)) as door:
        process = Process(target=hostile, args=(door.getsockname()[1],))
        process.start()
        line = Connection(door.accept()[0].detach())
        try:
            line.recv_bytes(1_000_000)  # recv() would make room for it
        except OSError as e:
            print(e)
        line.close()
        process.join()
# end::program[]
