"""A sender is killed: what it sent still arrives, and then the end."""

import time
from multiprocessing import Pipe, Process


# tag::program[]
def sender(line, ready):
    for i in range(1, 4):
        line.send(f"message {i}")
    ready.close()
    time.sleep(3600)  # it never closes the line


if __name__ == "__main__":
    ours, childs = Pipe()
    ready, signal = Pipe(duplex=False)
    process = Process(target=sender, args=(childs, signal))
    process.start()
    childs.close()  # without these two lines
    signal.close()  # the program would wait for ever
    ready.poll(60)
    process.kill()
    try:
        while True:
            print(ours.recv())
    except EOFError:
        print("EOFError")
    try:
        ours.send("are you there?")
    except BrokenPipeError as e:
        print("BrokenPipeError", e)
    process.join()
# end::program[]
