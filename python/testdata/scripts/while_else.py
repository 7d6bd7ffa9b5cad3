n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print(n)
else:
    print("no break")
while True:
    break
else:
    print("never")
for i in []:
    pass
else:
    print("empty else")
for i in range(3):
    if i == 2:
        print("break")
        break
else:
    print("not here")
print(i)
for x in range(2):
    for y in range(2):
        if y:
            break
    else:
        print("inner else")
    print(x, y)
def find(items, want):
    for i, v in enumerate(items):
        if v == want:
            return i
    else:
        return -1
print(find("abc", "b"), find("abc", "z"))
