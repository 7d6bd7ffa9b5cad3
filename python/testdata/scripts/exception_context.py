def first():
    raise ValueError("first")
try:
    try:
        first()
    except ValueError:
        nope
except NameError as e:
    print(e, "|", repr(e.__context__), e.__cause__)
try:
    try:
        first()
    finally:
        {}["second"]
except KeyError as e:
    print(e, repr(e.__context__))
e1 = ValueError("plain")
print(e1.__context__, e1.__cause__, e1.__traceback__ is None)
e = Exception("x")
e.add_note("note")
print(e.__notes__, e.with_traceback(None) is e)
