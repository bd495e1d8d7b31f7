"""An argument is copied, a global variable starts afresh: under spawn, as in Java."""

import multiprocessing

# tag::program[]
counter = 1


def child(words):
    global counter
    counter += 100
    words.append("child")
    print(f"child:  counter {counter}, words {' '.join(words)}")


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    words = ["parent"]
    counter = 10
    process = multiprocessing.Process(target=child, args=(words,))
    process.start()
    process.join()
    print(f"parent: counter {counter}, words {' '.join(words)}")
# end::program[]
