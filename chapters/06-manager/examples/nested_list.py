"""A list in a dict of a manager: changed as a copy, put back, and as a proxy."""

from multiprocessing import Manager, Process


# tag::program[]
def append(values):
    values["managed"].append(1)


if __name__ == "__main__":
    with Manager() as manager:
        values = manager.dict()
        values["plain"] = []
        values["managed"] = manager.list()

        values["plain"].append(1)
        print("plain, changed: ", values["plain"])

        copy = values["plain"]
        copy.append(1)
        values["plain"] = copy
        print("plain, put back:", values["plain"])

        process = Process(target=append, args=(values,))
        process.start()
        process.join()
        print("managed:        ", values["managed"][:])
# end::program[]
