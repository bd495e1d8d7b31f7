"""How an addition is lost, step by step."""

from multiprocessing import Array, Process, Value


# tag::program[]
def add(counter, turn, log, first, second):
    wait_for(turn, first)
    seen = counter.value
    log[first] = seen
    turn.value += 1
    wait_for(turn, second)
    counter.value = seen + 1
    log[second] = seen + 1
    turn.value += 1


def wait_for(turn, mine):
    while turn.value < mine:
        pass


if __name__ == "__main__":
    counter, turn, log = Value("i", 0), Value("i", 0), Array("i", 4)
    ada = Process(target=add, args=(counter, turn, log, 0, 2))
    ben = Process(target=add, args=(counter, turn, log, 1, 3))
    ada.start()
    ben.start()
    ada.join()
    ben.join()
    print("Ada reads", log[0])
    print("         Ben reads", log[1])
    print("Ada writes", log[2])
    print("         Ben writes", log[3])
    print("the counter is", counter.value)
# end::program[]
