"""A child appends to a list of its parent, and to a list in a manager."""

from multiprocessing import Manager, Process


# tag::program[]
def append(plain, managed):
    for word in ("one", "two", "three"):
        plain.append(word)
        managed.append(word)
    print("the child: ", shown(plain), "and", shown(managed), flush=True)


def shown(words):
    return "[" + ", ".join(words) + "]"


if __name__ == "__main__":
    with Manager() as manager:
        plain = []
        managed = manager.list()
        process = Process(target=append, args=(plain, managed))
        process.start()
        process.join()
        print("its parent:", shown(plain), "and", shown(managed))
# end::program[]
