"""Kill a parent: its busy child goes on. That is what Python does, and Java here does not."""

import multiprocessing
import os
import signal
import socket


# tag::program[]
def busy_grandchild(port):
    line = socket.create_connection(("127.0.0.1", port))
    line.sendall(str(os.getpid()).encode())
    while True:
        pass


def child(port):
    process = multiprocessing.Process(target=busy_grandchild, args=(port,))
    process.start()
    process.join()


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        process = multiprocessing.Process(target=child, args=(port,))
        process.start()
        from_grandchild = door.accept()[0]
        pid = int(from_grandchild.recv(16))
        print("the grandchild is there")
        process.kill()
        process.join()
        from_grandchild.settimeout(1)
        try:
            ended = from_grandchild.recv(1) == b""
        except TimeoutError:
            ended = False
        print("a second after its parent it has ended:", str(ended).lower())
        if not ended:
            os.kill(pid, signal.SIGKILL)
# end::program[]
