"""A child squares the elements of a shared array in place."""

from multiprocessing import Array, Process


# tag::program[]
def square(numbers):
    for i in range(len(numbers)):
        numbers[i] = numbers[i] * numbers[i]


if __name__ == "__main__":
    numbers = Array("i", [1, 2, 3, 4, 5])
    process = Process(target=square, args=(numbers,))
    process.start()
    process.join()
    print(*numbers[:])
# end::program[]
