import math
print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.floor(2.7), math.ceil(2.1), math.trunc(-2.7), math.floor(-2.5), math.ceil(-0.5), math.floor(10**20), math.floor(1e20))
print(math.sqrt(16), math.sqrt(2), math.cbrt(8), math.exp(1), math.exp2(10), math.expm1(1e-10), math.log(10), math.log(8, 2), math.log2(1024), math.log10(1000), math.log1p(1e-10))
print(math.log(10**400), math.log10(10**400), math.log2(2**5000), math.log(math.e))
print(math.sin(1), math.cos(1), math.asin(1), math.atan(1), math.atan2(-1, -1), math.sinh(1), math.cosh(1), math.tanh(1), math.asinh(1), math.acosh(2), math.atanh(0.5))
print(math.degrees(math.pi), math.radians(180), math.hypot(3, 4), math.hypot(1, 2, 3), math.hypot(), math.dist([1, 2], [4, 6]), math.fabs(-3))
print(math.gcd(12, 18), math.gcd(), math.gcd(-4, 6, 8), math.gcd(2**100, 2**70), math.lcm(4, 6), math.lcm(), math.lcm(2, 3, 7), math.lcm(0, 5))
print(math.factorial(0), math.factorial(20), math.factorial(30), math.comb(5, 2), math.comb(50, 25), math.comb(2, 5), math.perm(5, 2), math.perm(5), math.isqrt(17), math.isqrt(10**40))
print(math.prod([1, 2, 3, 4]), math.prod([]), math.prod([2, 0.5], start=3), math.fsum([0.1] * 10), sum([0.1] * 10), math.fsum([1e100, 1, -1e100]))
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9), math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isfinite(math.inf))
print(math.copysign(3, -0.0), math.fmod(7, -3), math.fmod(-7, 3), math.remainder(7, 4), math.frexp(10), math.ldexp(0.5, 4), math.modf(3.25), math.modf(-3.25), math.nextafter(1, 2), math.ulp(1.0))
print(math.pow(2, 10), math.pow(2, -1), math.pow(0, 0), math.erf(0.5), math.erfc(0.5), math.gamma(5), math.gamma(0.5), round(math.lgamma(10), 9))
print(math.floor(True), math.sqrt(True), math.sqrt(10**30))
for f in [lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.log("x"), lambda: math.exp(1000), lambda: math.factorial(-1), lambda: math.factorial(2.5), lambda: math.pow(-1, 0.5), lambda: math.pow(0, -1), lambda: math.acos(2), lambda: math.fmod(1, 0), lambda: math.floor(math.nan), lambda: math.ceil(math.inf), lambda: math.comb(-1, 2), lambda: math.isqrt(-1), lambda: math.sqrt(None), lambda: math.atanh(1), lambda: math.gamma(0), lambda: math.log(5, 1), lambda: math.gcd(1.5), lambda: math.dist([1], [1, 2]), lambda: math.cosh(1000), lambda: math.sqrt(10**400)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
