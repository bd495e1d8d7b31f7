"""The two ends of a pool: close and join wait, terminate does not."""

import multiprocessing
import time


# tag::program[]
def slowly(n):
    time.sleep(0.05)
    return n


def submit(pool):
    return [pool.apply_async(slowly, (n,)) for n in range(20)]


def count(end, results):
    ready = sum(result.ready() for result in results)
    left = len(multiprocessing.active_children())
    print(f"{end}: all have an end: {ready == len(results)}, children left: {left}")


if __name__ == "__main__":
    patient = multiprocessing.Pool(2)
    first = submit(patient)
    patient.close()
    patient.join()
    count("close", first)

    impatient = multiprocessing.Pool(2)
    second = submit(impatient)
    impatient.terminate()
    impatient.join()
    count("terminate", second)
# end::program[]
