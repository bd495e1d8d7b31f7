"""A parent and its child tell each other's names and pids."""

import multiprocessing


# tag::program[]
def child():
    me = multiprocessing.current_process()
    parent = multiprocessing.parent_process()
    print(f"child:  I am {me.name}, pid {me.pid}")
    print(f"child:  my parent is {parent.name}, pid {parent.pid}")


if __name__ == "__main__":
    me = multiprocessing.current_process()
    print(f"parent: I am {me.name}, pid {me.pid}")
    process = multiprocessing.Process(target=child)
    process.start()
    process.join()
    print(f"parent: my child was {process.name}, pid {process.pid}")
    has_parent = multiprocessing.parent_process() is not None
    print("parent: I am a child, too:", str(has_parent).lower())
# end::program[]
