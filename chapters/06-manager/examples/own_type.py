"""An object of a type of one's own in a manager: what others may call, and what not."""

from multiprocessing import Process
from multiprocessing.managers import BaseManager
from threading import Lock


# tag::program[]
class BankAccount:
    def __init__(self):
        self._balance = 0
        self._lock = Lock()

    def deposit(self, amount):
        with self._lock:
            self._balance += amount

    def balance(self):
        return self._balance

    def empty(self):  # nobody outside may do that
        self._balance = 0


class BankManager(BaseManager):
    pass


BankManager.register("Account", BankAccount, exposed=["deposit", "balance"])


def pay_in(account):
    for _ in range(100):
        account.deposit(1)


if __name__ == "__main__":
    with BankManager() as manager:
        account = manager.Account()
        processes = [Process(target=pay_in, args=(account,)) for _ in range(2)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print("the balance is", account.balance())
        print("it is a BankAccount:", str(isinstance(account, BankAccount)).lower())
# end::program[]
