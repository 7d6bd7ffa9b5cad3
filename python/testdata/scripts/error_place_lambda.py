f = lambda x: x.missing
print("ok")
list(map(
    f, [1]))
