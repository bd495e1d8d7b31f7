"""A function without a name cannot travel: under spawn, pickle looks functions up by name."""

import multiprocessing
import pickle

# tag::program[]
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    process = multiprocessing.Process(target=lambda: print("hello"))
    try:
        process.start()
    except (pickle.PicklingError, AttributeError) as problem:
        print("cannot pickle the lambda")
    print("children:", len(multiprocessing.active_children()))
# end::program[]
