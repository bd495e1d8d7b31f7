"""A worker hands its end of a pipe to the next one, and goes on holding it."""

from multiprocessing import Pipe, Process, set_start_method


# tag::program[]
def say(text):
    print(text + "\n", end="", flush=True)


def early(work, relief):
    for _ in range(3):
        say("early shift: " + work.recv())
    relief.send(work)
    relief.recv()  # until it has been taken: this process hands it over
    say(f"early shift: the end is closed here: {work.closed}")
    work.close()


def late(relief):
    work = relief.recv()
    relief.send("thank you")
    try:
        while True:
            say("late shift: " + work.recv())
    except EOFError:
        say("late shift: that was all")


if __name__ == "__main__":
    set_start_method("fork")
    ours, workers = Pipe()
    here, there = Pipe()
    early_shift = Process(target=early, args=(workers, here))
    late_shift = Process(target=late, args=(there,))
    early_shift.start()
    late_shift.start()
    for i in range(1, 7):
        ours.send(f"order {i}")
    ours.close()
    early_shift.join()
    late_shift.join(1)
    if late_shift.is_alive():
        say("late shift: still waits, a second later")
        late_shift.kill()
# end::program[]
