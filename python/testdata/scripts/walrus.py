if (n := len("hello")) > 3:
    print(n)
data = [1, 2, 3, 4]
print([y for x in data if (y := x * 2) > 4], y)
while (line := data.pop()) > 2:
    print("line", line)
print(line, (a := 5) + (b := 6), a, b)
def f():
    return [last := i for i in range(3)], last
print(f())
print(any((hit := w).startswith("b") for w in ["aa", "bb", "cc"]), hit)
print({"k": (v := 1), "j": v + 1}, f"{(z := 7)}", z)
