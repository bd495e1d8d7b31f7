"""Python has no list of what may come: what is unpickled may be any call."""

from multiprocessing import Pipe, Process


# tag::program[]
class Surprise:
    """Is no object when it arrives, but a call."""

    def __reduce__(self):
        return print, ("the sender's call, run by the receiver",)


def print_all(line):
    try:
        while True:
            print("child:", line.recv(), flush=True)
    except EOFError:
        line.close()


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)
    process = Process(target=print_all, args=(receiver,))
    sender.send("http://localhost/tea")
    sender.send(Surprise())
    sender.close()
    process.start()
    process.join()
# end::program[]
