"""Two threads, then two processes, send a byte to and fro; measured."""

import multiprocessing
import socket
import threading
import time

# tag::program[]
ROUNDS = 5_000


def answer(port):
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for _ in range(2 * ROUNDS):
            line.sendall(line.recv(1))


def ask(line):
    for _ in range(ROUNDS):
        line.sendall(b"1")
        line.recv(1)


def micros_per_round(door):
    line = door.accept()[0]
    with line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        ask(line)  # warm-up
        before = time.perf_counter()
        ask(line)
        return (time.perf_counter() - before) * 1e6 / ROUNDS


if __name__ == "__main__":
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        threading.Thread(target=answer, args=(port,)).start()
        print(f"between two threads:   {micros_per_round(door):.1f} us")
        multiprocessing.Process(target=answer, args=(port,)).start()
        print(f"between two processes: {micros_per_round(door):.1f} us")
# end::program[]
