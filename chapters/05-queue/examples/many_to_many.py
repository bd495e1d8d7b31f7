"""Three producers, two consumers, and a None for each of the consumers."""

from multiprocessing import Process, Queue


# tag::program[]
def produce(first, numbers):
    for i in range(first, first + 1000):
        numbers.put(i)


def consume(numbers, sums):
    sums.put(sum(iter(numbers.get, None)))


if __name__ == "__main__":
    numbers = Queue()
    sums = Queue()
    producers = [Process(target=produce, args=(first, numbers)) for first in range(0, 3000, 1000)]
    consumers = [Process(target=consume, args=(numbers, sums)) for _ in range(2)]
    for process in producers + consumers:
        process.start()
    for producer in producers:
        producer.join()
    for _ in consumers:
        numbers.put(None)
    print("both together:", sums.get() + sums.get())
    for consumer in consumers:
        consumer.join()
# end::program[]
