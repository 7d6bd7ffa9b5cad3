# Numbers without numpy: matrices, primes, statistics, big integers, bases.
from fractions import Fraction
from decimal import Decimal, ROUND_HALF_EVEN, getcontext
from math import gcd, isqrt, prod
import statistics as st


def matmul(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


def det(m):
    if len(m) == 1:
        return m[0][0]
    return sum((-1) ** j * v * det([r[:j] + r[j + 1:] for r in m[1:]]) for j, v in enumerate(m[0]))


def power(m, n):
    out = [[int(i == j) for j in range(len(m))] for i in range(len(m))]
    while n:
        if n & 1:
            out = matmul(out, m)
        m, n = matmul(m, m), n >> 1
    return out


print(matmul([[1, 2], [3, 4]], [[0, 1], [1, 0]]), det([[2, 0, 1], [1, 3, 2], [1, 1, 1]]), power([[1, 1], [1, 0]], 300)[0][1])
sieve = [True] * 60
sieve[0] = sieve[1] = False
for i in range(2, isqrt(60) + 1):
    if sieve[i]:
        sieve[i * i::i] = [False] * len(sieve[i * i::i])
print([i for i, p in enumerate(sieve) if p])
half = sum(Fraction(1, n) for n in range(1, 11))
print(half, float(half), half.limit_denominator(100), Fraction("0.125") ** -2, round(Fraction(7, 3), 2), Fraction(22, 7) // 1, divmod(Fraction(7, 2), 1))
getcontext().prec = 30
print(Decimal(2).sqrt(), Decimal("1") / 7, Decimal("2.675").quantize(Decimal("0.01"), ROUND_HALF_EVEN), sum(map(Decimal, ["0.1"] * 10)), Decimal("1E-7") * 3, +Decimal("123456789012345678901234567890.5"))
print(2 ** 200, -(3 ** 60) // 7, pow(7, 10 ** 18, 1_000_007), f"{10 ** 24:,}", int("zz", 36), hex(2 ** 70), bin(-37), (1 << 65).bit_length(), (2 ** 64).to_bytes(9, "little"), int.from_bytes(b"\xff" * 9, "big", signed=True))
data = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]
print(st.mean(data), st.median(data), st.mode(data), round(st.stdev(data), 6), st.quantiles(data, n=4), st.multimode(data), st.pvariance(data))
print([round(x, 2) for x in (0.125, 0.375, 2.5, 1.005, -1.5)], [round(x) for x in (0.5, 1.5, 2.5, -0.5)], round(123456, -3), 7 // -2, -7 % 3, divmod(-7.5, 2), 1e308 * 10, -1e-320)
print(gcd(84, 36), prod([1, 2, 3, 4]), 0.1 + 0.2, 1 / 3, 100.0, 1e22, 1e21 + 1, 123456789.123, 5e-324, 0.1 ** 20, 3.0 == 3, 2 ** 53 + 1 == float(2 ** 53))


def base(n, b):
    digits = ""
    while n:
        n, d = divmod(n, b)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[d] + digits
    return digits or "0"


print([base(255, b) for b in (2, 8, 16, 36)], [int(base(12345, b), b) for b in range(2, 37, 7)])
