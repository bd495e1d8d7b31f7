"""A consumer is killed with an item in its hands: the item is gone, and join() waits for ever."""

import queue as errors
import threading
import time
from multiprocessing import JoinableQueue, Process, Queue


# tag::program[]
def take_and_hang(tasks, news):
    news.put("took " + tasks.get())
    time.sleep(3600)


def work(tasks, news):
    while True:
        task = tasks.get()
        news.put("did " + task)
        tasks.task_done()


if __name__ == "__main__":
    tasks = JoinableQueue()
    news = Queue()
    tasks.put("the only task")
    first = Process(target=take_and_hang, args=(tasks, news))
    first.start()
    print("the first", news.get())
    second = Process(target=work, args=(tasks, news), daemon=True)
    second.start()
    first.kill()
    try:
        print("the second", news.get(timeout=3))
    except errors.Empty:
        print("the second heard nothing")
    join = threading.Thread(target=tasks.join, daemon=True)
    join.start()
    join.join(1)
    print("all is done:", str(not join.is_alive()).lower())
    second.kill()
# end::program[]
