def find(d, k):
    return d.get(k)
print(find({"a": "x"}, "a").upper())
find({}, "a").upper()
