"""An exception in a manager: its type, its message, and the trace of the other side."""

from multiprocessing import Manager
from multiprocessing.managers import BaseManager, RemoteError


# tag::program[]
class NotEnough(Exception):
    pass


class EmptyAccount:
    def withdraw(self, amount):
        raise NotEnough(f"There is nothing here, and you want {amount}.")


class BankManager(BaseManager):
    pass


BankManager.register("Account", EmptyAccount)


def buy(account):
    try:
        account.withdraw(5)
    except NotEnough as error:
        print("caught:", error)
        print("its cause is", error.__cause__)  # the trace of the other side is not here


if __name__ == "__main__":
    with BankManager() as manager:
        buy(manager.Account())
    with Manager() as manager:
        try:
            manager.list([1, 2])[2]
        except IndexError as error:
            print("caught:", error)
# end::program[]
