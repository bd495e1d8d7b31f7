"""Eight children at once, held back by a gate and then let go."""

import multiprocessing


# tag::program[]
def runner(number, gate):
    gate.wait()
    print(f"runner {number} runs\n", end="", flush=True)


if __name__ == "__main__":
    gate = multiprocessing.Event()
    runners = []
    for number in range(8):
        process = multiprocessing.Process(target=runner, args=(number, gate))
        process.start()
        runners.append(process)
    print("at the gate:", len(multiprocessing.active_children()))
    gate.set()
    for process in runners:
        process.join()
    print("after the race:", len(multiprocessing.active_children()))
# end::program[]
