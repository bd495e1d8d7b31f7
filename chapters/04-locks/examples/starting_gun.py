"""Three runners wait for one event, and start when it is set."""

from multiprocessing import Event, Process, Semaphore, Value


# tag::program[]
def run(gun, ready, running):
    ready.release()
    gun.wait()
    with running.get_lock():
        running.value += 1


if __name__ == "__main__":
    gun, ready, running = Event(), Semaphore(0), Value("i", 0)
    runners = [Process(target=run, args=(gun, ready, running)) for _ in range(3)]
    for runner in runners:
        runner.start()
    for _ in runners:
        ready.acquire()
    print(f"ready: 3, running: {running.value}")
    gun.set()
    for runner in runners:
        runner.join()
    print(f"after the shot, running: {running.value}")
    gun.wait()
    print("whoever comes late does not wait")
# end::program[]
