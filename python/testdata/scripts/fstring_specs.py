x, s, n, d = 3.14159, "text", 1234567, {"k": [1, 2]}
print(f"{x:.2f}|{x:10.3f}|{x:<10.1f}|{x:+.1e}|{x:%}|{x:.1%}|{x:g}|{x:010.2f}|{x:.0f}")
print(f"{s:>10}|{s:<10}|{s:^10}|{s:*^10}|{s:.2}|{s!r}|{s!s:>6}|{s!a}")
print(f"{n:,}|{n:_}|{n:x}|{n:#X}|{n:b}|{n:e}|{n:>12,}|{n:012d}|{-n:,}|{n:+}|{n: }|{255:#o}|{65:c}")
print(f"{d['k'][0]} {d!r} {1 + 1} {'nested'} {[i for i in range(3)]} {(lambda v: v * 2)(4)} {{literal}}")
w, p = 8, 2
print(f"{x:{w}.{p}f}|{s:{'>'}{w}}|{x=}|{x = :.1f}|{n=:,}|{s=!s}")
print(f"{True} {None} {1.0} {1e20} {10 ** 20} {b'x'} {'a' if n else 'b'}" f"{n!r:>9}")
print(f'''multi {
    x + 1
:.1f} line''')
