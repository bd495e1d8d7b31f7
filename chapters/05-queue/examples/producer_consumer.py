"""A producer puts 0 to 4 and a None, a consumer takes until the None."""

from multiprocessing import Process, Queue


# tag::program[]
def produce(queue):
    for i in range(5):
        queue.put(i)
    queue.put(None)


def consume(queue):
    for item in iter(queue.get, None):
        print("took", item)
    print("that was all")


if __name__ == "__main__":
    queue = Queue()
    producer = Process(target=produce, args=(queue,))
    consumer = Process(target=consume, args=(queue,))
    producer.start()
    consumer.start()
    producer.join()
    consumer.join()
# end::program[]
