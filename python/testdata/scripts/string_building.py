s = ""
for i in range(20000):
    s += str(i)
    if i == 10000:
        middle = s
print(len(s), s[:12], s[-10:], len(middle), middle[-5:], middle == s[:len(middle)])
a = "x" * 2000
b = a + "1"
c = b + "2"
d = b + "3"
e = c + "4"
print(b[-2:], c[-3:], d[-3:], e[-4:], len(e))
print(len("".join(str(i) for i in range(1000))), "é" * 600 + "ü" == ("é" * 600) + "ü")
