"""A client that ends lets go of what only it referred to."""

from multiprocessing import Manager, Process


# tag::program[]
def visit(manager_address, authkey, kept):
    from multiprocessing.managers import SyncManager

    manager = SyncManager(manager_address, authkey)
    manager.connect()
    mine = [manager.list([i]) for i in range(3)]
    kept.append(mine[0])
    print(f"the child has {[inner[:] for inner in mine]}:", manager._number_of_objects(), flush=True)


if __name__ == "__main__":
    manager = Manager()
    kept = manager.list()
    print("at first:", manager._number_of_objects())
    process = Process(target=visit, args=(manager.address, manager._authkey, kept))
    process.start()
    process.join()
    print("after its end:", manager._number_of_objects())
    print("in the list that stays:", [inner[:] for inner in kept])
    manager.shutdown()
# end::program[]
