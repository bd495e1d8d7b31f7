"""Workers take jobs from a queue until they find a None, with settings from a namespace."""

from multiprocessing import Manager, Process


# tag::program[]
def work(jobs, settings, done):
    while (job := jobs.get()) is not None:
        done.append(job * settings.times)


if __name__ == "__main__":
    with Manager() as manager:
        jobs = manager.Queue(2)
        settings = manager.Namespace()
        done = manager.list()
        settings.times = 3
        workers = [Process(target=work, args=(jobs, settings, done)) for _ in range(2)]
        for worker in workers:
            worker.start()
        for job in "a b c d e".split():
            jobs.put(job)
        for _ in workers:
            jobs.put(None)
        for worker in workers:
            worker.join()
        print("done: [" + ", ".join(sorted(done)) + "]")
        try:
            settings.time
        except AttributeError as error:
            print(error)
# end::program[]
