class InsufficientFunds(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")
        self.need, self.have = need, have

class Account:
    count = 0
    def __init__(self, owner, balance=0):
        self.owner, self.balance, self.history = owner, balance, []
        Account.count += 1
    def deposit(self, n):
        if n <= 0:
            raise ValueError("deposit must be positive")
        self.balance += n
        self.history.append(("deposit", n))
        return self
    def withdraw(self, n):
        if n > self.balance:
            raise InsufficientFunds(n, self.balance)
        self.balance -= n
        self.history.append(("withdraw", n))
        return self
    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"
    def __lt__(self, o):
        return self.balance < o.balance

class Savings(Account):
    def __init__(self, owner, balance=0, rate=0.05):
        super().__init__(owner, balance)
        self.rate = rate
    def interest(self):
        return self.deposit(round(self.balance * self.rate, 2))

accounts = [Account("al", 100), Savings("bo", 50), Savings("cy", 200, rate=0.1)]
for a in accounts:
    try:
        a.withdraw(120)
    except InsufficientFunds as e:
        print(f"{a.owner}: {e} (short {e.need - e.have})")
    else:
        print(a)
    finally:
        a.deposit(1)
print(sorted(accounts), max(accounts), Account.count, [a.interest() for a in accounts if isinstance(a, Savings)])
by_owner = {a.owner: a for a in accounts}
print({k: v.balance for k, v in by_owner.items()}, sum(a.balance for a in accounts), by_owner["cy"].history)
try:
    by_owner["al"].deposit(-5)
except (ValueError, TypeError) as e:
    print(type(e).__name__, e)
