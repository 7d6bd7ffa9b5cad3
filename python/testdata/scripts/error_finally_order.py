def f():
    try:
        print("try")
        raise ValueError("v")
    finally:
        print("finally")
try:
    f()
finally:
    print("outer finally")
