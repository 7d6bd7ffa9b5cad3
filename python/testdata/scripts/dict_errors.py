d = {"a": 1}
for f in (lambda: d["z"], lambda: d.pop("z"), lambda: {}.popitem(), lambda: d[[]], lambda: {{}: 1}, lambda: dict([1]), lambda: dict(["abc"]), lambda: d.nope, lambda: d + d, lambda: d < d, lambda: d[("x", 1)], lambda: d[None], lambda: sorted(d, key=1), lambda: dict(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, repr(e))
