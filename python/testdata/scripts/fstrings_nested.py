name, n, f, d = "bob", 42, 3.14159, {"k": [1, 2]}
w, p = 10, 2
print(f"{name!r:>{w}}|{f:{w}.{p}f}|{n:0{w}d}|{n:#x}|{name:*^{w}}|{f:.{p}}")
print(f"{d['k'][1]} {d} {{literal}} {n + 1} {n=} {f = :.2f} {name!s} {name!a} {'nested ' + f'{n}'}")
print(f"{n:,} {1234567.891:,.2f} {n:b} {n:o} {n:X} {n:e} {0.25:.1%} {-n:+d} {n: d} {n:>5}{n:<5}{n:^5}|")
print(f"{'a' if n else 'b'} {[x for x in range(3)]} {(lambda v: v * 2)(4)} {len('abc'):>3} {None} {True:d} {True}")
print(f'''multi
{name}''' f" {n}" " plain {n}", f"{n!r}", f"{'':5}|{'x':<3}|{1:<3}|{1.5:>6}")
print(f"{n:{'>'}{5}}", f"{{{n}}}", f"{n}%", f"{'%s'}" % 1, f"{d!r:.5}", f"{3:d}{4:d}")
for spec in ("z", ".2d", "5s", "=5", ",x"):
    for v in (5, "s", 2.5):
        try:
            print(repr(format(v, spec)))
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)
