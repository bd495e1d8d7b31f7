"""Three processes put their results into one list and one dict."""

from multiprocessing import Manager, Process


# tag::program[]
def square(number, results, squares):
    results.append(number * number)
    squares[number] = number * number


if __name__ == "__main__":
    with Manager() as manager:
        results = manager.list()
        squares = manager.dict()
        processes = [Process(target=square, args=(number, results, squares)) for number in (1, 2, 3)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        results.sort()
        print("the list:", results)
        print("the map: ", "{" + ", ".join(f"{key}={squares[key]}" for key in sorted(squares.keys())) + "}")
# end::program[]
