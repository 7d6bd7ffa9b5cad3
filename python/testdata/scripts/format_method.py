print("{} {} {}".format(1, "a", 2.5), "{1} {0} {1}".format("x", "y"), "{a} {b:>5}".format(a=1, b="z"), "{0[1]} {0[0]} {x.real}".format([1, 2], x=5), "{d[k]}".format(d={"k": "v"}))
print("{:>{w}}|{:.{p}f}".format("r", 3.14159, w=5, p=1), "{{}}".format(), "{!r:>6}".format("a"), "{:,.2f} {:08.3f} {:+d} {:%}".format(12345.678, 3.14159, 5, 0.25))
print(format(3.5), format("a", ">3"), format(10, "b"), format(1e10, ".3g"), format(0.0001234, "g"), format(123456789.0, "g"), format(1.0, ".3"), format(100, ".1f"))
for f in (lambda: "{} {}".format(1), lambda: "{a}".format(), lambda: "{0} {}".format(1), lambda: "{".format(), lambda: "}".format(), lambda: "{:d}".format("a"), lambda: "{:s}".format(1), lambda: "{:.2d}".format(1), lambda: f"{1:q}", lambda: f"{'a':,}"):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
