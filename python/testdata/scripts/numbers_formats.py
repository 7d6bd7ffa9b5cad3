for v in (0, -0.0, 1e16, 123456789.123, 1e-7, 1.5, 100000000000000000000, -3):
    print(v, f"{v:.3f}", f"{v:g}", f"{v:e}", f"{v:10.2f}|", "%g" % v, "%.2e" % v)
print(f"{1e300:.0f}"[:10], f"{2**70:,}", f"{-1234.5:+,.1f}", f"{0.1:.20f}", f"{1/3:.3g}", f"{float('inf'):f} {float('nan'):5.1f}|", f"{1e100:g}", f"{12345.678:_.1f}", f"{255:#06x} {5:08b}")
print("%5.1f|%-8d|%+d|%05d|%x|%o|%e|%s|%r|%%" % (2.25, 42, 7, -3, 255, 8, 12345.678, "s", "r"), "%(a)s-%(b)03d" % {"a": 1, "b": 2}, "%*d" % (5, 3), "%.3s|" % "abcdef", "%c%c" % (65, "b"))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1.0), round(0.5), round(1e20), type(round(2.0)), type(round(2.0, 1)))
print(int("0x1f", 16), int("0b101", 0), int(" -42 "), int("1_000"), float("1e3"), float(" -inf "), float("nan") != float("nan"), int(3.99), int(-3.99), complex if False else "")
