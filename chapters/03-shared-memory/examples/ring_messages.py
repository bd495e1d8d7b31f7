"""Messages from one process to another. Python has no ring: this is its pipe, which is a ring in the kernel."""

from multiprocessing import Pipe, Process


# tag::program[]
def write(writer, words):
    for word in words:
        writer.send_bytes(word.encode())


if __name__ == "__main__":
    words = ["one", "writer", "and", "one", "reader", "share", "sixty-four", "bytes", ""]
    reader, writer = Pipe(duplex=False)
    process = Process(target=write, args=(writer, words))
    process.start()
    read = []
    while word := reader.recv_bytes().decode():
        read.append(word)
    print(*read)
    process.join()
# end::program[]
