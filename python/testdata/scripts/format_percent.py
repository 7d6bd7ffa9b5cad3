print("%s %d %f %r" % ("a", 5, 1.5, "q"), "%5d|%-5d|%05d|%+d" % (3, 3, 3, 3), "%.2f %8.3f %e %g" % (1.005, 3.14159, 12345.678, 0.00001), "%x %X %o %#x %c %c" % (255, 255, 8, 255, 65, "z"), "%%", "100%%" % ())
print("%(a)s-%(b)03d" % {"a": "x", "b": 7}, "%s" % [1, 2], "%s" % (1,), "%*d" % (5, 42), "%.*f" % (2, 3.14159), "%10s|%-10s|%.2s" % ("ab", "ab", "abcdef"), "%i" % 3.99, "%s %s" % ("a", None))
for f in (lambda: "%d" % "a", lambda: "%s %s" % "a", lambda: "%s" % (1, 2), lambda: "%q" % 1, lambda: "%(a)s" % {}, lambda: "%" % ()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
