class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, n):
        if n > self.balance:
            raise ValueError(
                f"only {self.balance}")
        self.balance -= n

a = Account(5)
a.withdraw(3)
for amount in (1, 10):
    a.withdraw(amount)
