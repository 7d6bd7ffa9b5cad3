def a():
    try:
        return "try"
    finally:
        print("finally a")
def b():
    try:
        return "try"
    finally:
        return "finally"
def c():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"
def d():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("i", i)
        finally:
            print("fin", i)
    return "d"
def e():
    try:
        1 / 0
    except ZeroDivisionError:
        return "except"
    else:
        return "else"
    finally:
        print("finally e")
def f():
    try:
        pass
    except ValueError:
        return "except"
    else:
        return "else"
    finally:
        print("finally f")
def g():
    try:
        try:
            raise KeyError("k")
        finally:
            print("inner")
    except KeyError as x:
        print("outer", x)
        try:
            raise
        except KeyError:
            return "again"
print(a(), b(), c(), d(), e(), f(), g())
def h():
    x = 1
    try:
        return x
    finally:
        x = 2
print(h())
while True:
    try:
        break
    finally:
        print("leaving")
