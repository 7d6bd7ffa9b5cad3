f = lambda x, y=2, *args, z=3, **kw: (x, y, args, z, kw)
print(f(1), f(1, 5), f(1, 2, 3, 4), f(1, z=9), f(1, q=7), f(x=1, y=3))
print((lambda: 42)(), (lambda *a: a)(1, 2), (lambda **k: k)(a=1), (lambda x: lambda y: x + y)(3)(4))
print(sorted([3, -1, 2], key=lambda v: -v), list(map(lambda p: p[0] * p[1], [(1, 2), (3, 4)])), (lambda a, b=(lambda: 5)(): a + b)(1))
cond = lambda v: "big" if v > 10 else "small"
print(cond(11), cond(2), [g(3) for g in (lambda v: v, lambda v: v ** 2)])
compose = lambda *fs: lambda x: compose(*fs[:-1])(fs[-1](x)) if fs else x
print(compose(lambda v: v + 1, lambda v: v * 10)(5))
