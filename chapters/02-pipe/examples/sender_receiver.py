"""One child sends 0 to 4 and closes its end, another receives. It never sees the end."""

from multiprocessing import Pipe, Process


# tag::program[]
def sender(pipe):
    end, _ = pipe
    for i in range(5):
        end.send(i)
        print(f"sent {i}\n", end="", flush=True)
    end.close()


def receiver(pipe):
    _, end = pipe
    try:
        while True:
            print(f"received {end.recv()}\n", end="", flush=True)
    except EOFError:
        print("that was all\n", end="", flush=True)


if __name__ == "__main__":
    pipe = Pipe()
    sender = Process(target=sender, args=(pipe,))
    receiver = Process(target=receiver, args=(pipe,))
    sender.start()
    receiver.start()
    sender.join()
    receiver.join(1)
    if receiver.is_alive():
        print("a second later the receiver still waits")
        receiver.kill()
# end::program[]
