# Errors of one's own, chains, finally, and a transaction as a context manager.
import traceback
from contextlib import contextmanager, suppress, ExitStack


class BankError(Exception):
    """What can go wrong."""


class InsufficientFunds(BankError):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")
        self.need, self.have = need, have


class Account:
    def __init__(self, owner, balance=0):
        self.owner, self.balance, self.log = owner, balance, []

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        if amount > self.balance:
            raise InsufficientFunds(amount, self.balance)
        self.balance -= amount
        self.log.append(-amount)

    def deposit(self, amount):
        self.balance += amount
        self.log.append(amount)


@contextmanager
def transaction(*accounts):
    saved = [(a, a.balance, list(a.log)) for a in accounts]
    try:
        yield accounts
    except BankError as e:
        for a, balance, log in saved:
            a.balance, a.log = balance, log
        print("rolled back:", e)
        raise
    else:
        print("committed")
    finally:
        print("done", [a.balance for a in accounts])


a, b = Account("ann", 100), Account("bob")
with transaction(a, b) as (x, y):
    x.withdraw(30)
    y.deposit(30)
try:
    with transaction(a, b):
        b.deposit(500)
        a.withdraw(500)
except InsufficientFunds as e:
    print(type(e).__mro__[1].__name__, e.need, e.have, e.args)
try:
    try:
        a.withdraw(-1)
    except ValueError as e:
        raise BankError("cannot withdraw") from e
except BankError as e:
    print(repr(e), "because of", repr(e.__cause__))
    lines = traceback.format_exc().splitlines()
    print(lines[0], lines[-1], sum("direct cause" in l for l in lines))


def risky(n):
    try:
        if n == 0:
            return "zero"
        if n == 1:
            raise KeyError("one")
        if n == 2:
            [][n]
        return 10 / (n - 3)
    except KeyError as e:
        return f"key {e}"
    except (IndexError, ZeroDivisionError) as e:
        return f"{type(e).__name__.lower()}: {e}"
    else:
        return "never"
    finally:
        print("finally", n, end="; ")


print([risky(n) for n in range(5)])
with suppress(FileNotFoundError):
    open("missing.txt")
with ExitStack() as stack:
    stack.callback(print, "last")
    stack.enter_context(suppress(ValueError))
    stack.callback(print, "first")
    raise ValueError("swallowed")
try:
    with transaction(a):
        raise InsufficientFunds(1, 0)
except BankError as e:
    e.add_note("while testing")
    print(e.__notes__, traceback.format_exception_only(e)[-1].strip())
for code in ("raise", "raise 5", "raise ValueError from 3", "try:\n  1/0\nexcept 5: pass"):
    try:
        exec(code)
    except Exception as e:
        print(type(e).__name__, e, "|", type(e.__context__).__name__)
