for x in (0, 1, -1):
    print("zero" if x == 0 else "pos" if x > 0 else "neg")
print(1 if [] else 2, (1 and 2) or 3, 0 or "" or "last", 1 and 0 and 2, not 0, not "a", None or 0, [] and 1)
print(bool(0.0), bool("0"), bool([0]), bool(()), bool({}), bool(range(0)), bool(b""), bool(None), bool(-1))
def t(v):
    print("t", v)
    return v
print(t(0) and t(1), t(1) or t(2), t(1) if t(0) else t(5))
