"""A writer is killed in mid message: the pipe may hold half of one, and its reader gets an error for it."""

from multiprocessing import Pipe, Process

# tag::program[]
LENGTH = 50_000


def write(writer):
    value = 0
    while True:
        value = (value + 1) % 256
        writer.send_bytes(bytes([value]) * LENGTH)  # each has one value all over


def is_whole(message):
    return len(message) == LENGTH and message.count(message[0]) == LENGTH


def read_until_killed(kill_after):
    damaged = 0
    reader, writer = Pipe(duplex=False)
    process = Process(target=write, args=(writer,))
    process.start()
    writer.close()
    try:
        for i in range(1_000_000):
            damaged += not is_whole(reader.recv_bytes())
            if i == kill_after:
                process.kill()
    except (EOFError, OSError):  # the end, or the end in mid message
        process.join()
    return damaged


if __name__ == "__main__":
    damaged = sum(read_until_killed(200 + kills) for kills in range(10))
    print("10 writers were killed; damaged messages:", damaged)
# end::program[]
