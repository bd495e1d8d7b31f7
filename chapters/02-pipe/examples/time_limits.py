"""poll looks, recv waits, and poll can wait for a while."""

from multiprocessing import Pipe, Process


# tag::program[]
def child(line):
    line.recv()  # it speaks when it is spoken to
    line.send("good morning")


def say(text, answer):
    print(text, str(answer).lower())


if __name__ == "__main__":
    line, childs = Pipe()
    process = Process(target=child, args=(childs,))
    process.start()
    childs.close()
    say("is there a message?", line.poll())
    say("in a tenth of a second?", line.poll(0.1))
    print("No message has come within the time limit.")  # recv has none
    line.send("wake up")
    say("and now?", line.poll(60))
    print(line.recv())
    say("at its end?", line.poll(60))
    process.join()
# end::program[]
