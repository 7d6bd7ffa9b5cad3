result = (" Hello World "
          .strip()
          .lower()
          .replace("o", "0")
          .split())
print(result, [w.title() for w in result], "-".join(reversed(result)))
x = 5
print("a" if x > 3 else "b", "neg" if x < 0 else "zero" if x == 0 else "pos", (lambda v: v if v else "none")(0), [1, 2, 3][0 if x else 1], {True: "yes", False: "no"}[x > 3])
total = 1 + \
    2 + \
    3
print(total, (1 +
              2), [
    1,
    2,
], {"a": 1,
    "b": 2}["b"])
if x > 1 and \
   x < 10: print("in range"); print("same line")
for i in range(2): print(i, end=" "); print("!")
def one(): return 1
class Empty: pass
class WithBody: x = 1; y = 2
print(one(), WithBody.x + WithBody.y, Empty.__name__); a = 1; b = 2; print(a + b)
