def kind(f):
    try:
        f()
    except (KeyError, IndexError) as e:
        return "lookup " + type(e).__name__
    except ArithmeticError as e:
        return f"arithmetic {type(e).__name__}: {e}"
    except Exception as e:
        return "other " + type(e).__name__
    except BaseException as e:
        return "base " + type(e).__name__
    return "fine"
def stop():
    raise SystemExit(3)
print(kind(lambda: {}["a"]), kind(lambda: [][0]), kind(lambda: 1 / 0), kind(lambda: int("x")), kind(lambda: 1), kind(stop), kind(lambda: nope))
try:
    try:
        raise ValueError("inner")
    except TypeError:
        print("no")
except ValueError as e:
    print("propagated", e)
try:
    e
except NameError as x:
    print(x)
try:
    raise ValueError
except ValueError as e:
    print(repr(e), e.args, str(e) == "")
try:
    try:
        1 / 0
    except 5:
        pass
except TypeError as e:
    print(e)
errors = (ValueError, TypeError)
try:
    int([])
except errors as e:
    print(type(e).__name__)
try:
    raise 5
except TypeError as e:
    print(e)
try:
    raise
except RuntimeError as e:
    print(e)
