s = list(range(10))
print(s[2:5], s[:3], s[7:], s[-3:], s[:-7], s[::3], s[::-1], s[8:2:-2], s[-1:-4:-1], s[5:2], s[100:], s[:100], s[-100:2], s[2:2])
print("hello"[1:4], "hello"[::-1], "hello"[-2:], "hello"[5:], (1, 2, 3)[::-1], b"abc"[::2], range(10)[2:8:3], range(10)[::-1], range(10)[-1])
sl = slice(1, 8, 2)
print(s[sl], sl.start, sl.stop, sl.step, slice(5), sl.indices(5), slice(None, None, -1).indices(4), slice(1, 2) == slice(1, 2))
class S:
    def __getitem__(self, k):
        return k
print(S()[1:2], S()[::2], S()[1, 2], S()[1:2, ...], S()[:], S()["a"], S()[-1])
big = 10**30
print(s[:big], s[-big:2], s[big:], "abc"[-big:big])
for f in (lambda: s[::0], lambda: s["a"], lambda: s[1.5], lambda: s["a":], lambda: s[10], lambda: s[-11], lambda: "abc"[5], lambda: (1,)["x"], lambda: {}[1:2], lambda: 5[0], lambda: None[0], lambda: s[big], lambda: len[0]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
