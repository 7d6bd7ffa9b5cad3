data = {"a": 1}
print("start")
x = [data[k]
     for k in ("a", "b")]
