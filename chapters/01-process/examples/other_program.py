"""Run a program that is not yours, and your own code beside it."""

import multiprocessing
import subprocess


# tag::program[]
def sort_own(words):
    print("own code says:", " ".join(sorted(words)))


def sort_with_program(words):
    text = "\n".join(words) + "\n"
    done = subprocess.run(["sort"], input=text, stdout=subprocess.PIPE, text=True)
    print("sort says:", " ".join(done.stdout.split()))
    print("exit code of sort:", done.returncode)


if __name__ == "__main__":
    words = ["pear", "fig", "apple"]
    sort_with_program(words)
    process = multiprocessing.Process(target=sort_own, args=(words,))
    process.start()
    process.join()
    try:
        subprocess.run(["no-such-program"])
    except FileNotFoundError:
        print("no-such-program cannot be started")
# end::program[]
