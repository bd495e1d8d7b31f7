"""A first look at the pool: one call, many calls, a call for later."""

import multiprocessing


# tag::program[]
def square(n):
    return n * n


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        one = pool.apply(square, (3,))
        many = pool.map(square, [1, 2, 3, 4])
        later = pool.apply_async(square, (12,))
        print(one, many, later.get())
# end::program[]
