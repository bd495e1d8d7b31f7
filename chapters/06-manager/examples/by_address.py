"""A client finds a manager by its address, and needs the key."""

from multiprocessing import AuthenticationError, Process
from multiprocessing.managers import BaseManager
from queue import Queue

# tag::program[]
orders = Queue()


def get_orders():
    return orders


class OrderManager(BaseManager):
    pass


OrderManager.register("orders", get_orders, exposed=["get", "put", "qsize"])


def client(address, secret):
    manager = OrderManager(address, secret)
    try:
        manager.connect()
        print("the client takes", manager.orders().get(), flush=True)
    except AuthenticationError:
        print("the client is not let in", flush=True)


if __name__ == "__main__":
    with OrderManager(("127.0.0.1", 0), b"open sesame") as manager:
        queue = manager.orders()
        queue.put("tea")
        queue.put("cake")
        for secret in (b"open sesame", b"open barley"):
            process = Process(target=client, args=(manager.address, secret))
            process.start()
            process.join()
        rest = [queue.get() for _ in range(queue.qsize())]
        print("left in the queue: [" + ", ".join(rest) + "]")
# end::program[]
