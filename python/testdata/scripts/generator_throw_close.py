def worker():
    try:
        while True:
            try:
                x = yield "ready"
                print("got", x)
            except ValueError as e:
                print("handled", e)
                yield "recovered"
    finally:
        print("cleanup")

w = worker()
print(next(w), w.send(1), w.throw(ValueError("bad")), next(w))
w.close()
w.close()
try:
    next(w)
except StopIteration:
    print("closed")
w = worker()
next(w)
try:
    w.throw(KeyError("k"))
except KeyError as e:
    print("KeyError", e)
def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            yield 2
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
def bad():
    yield 1
    raise StopIteration("x")
try:
    list(bad())
except RuntimeError as e:
    print(e, repr(e.__cause__))
def self_running():
    yield next(me)
me = self_running()
try:
    next(me)
except ValueError as e:
    print(e)
