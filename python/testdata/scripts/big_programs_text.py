text = """the quick brown fox
jumps over the lazy dog
the end"""
counts = {}
for line in text.splitlines():
    for word in line.split():
        counts[word] = counts.get(word, 0) + 1
for word, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:4]:
    print(f"{word:<8}{n:>3} {'#' * n}")
longest = max(counts, key=lambda w: (len(w), w))
print(longest, len(counts), sum(counts.values()), {len(w) for w in counts} == {3, 4, 5})
def caesar(s, k):
    out = []
    for c in s:
        if c.isalpha():
            base = ord("A") if c.isupper() else ord("a")
            out.append(chr((ord(c) - base + k) % 26 + base))
        else:
            out.append(c)
    return "".join(out)
print(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), -3))
table = [("name", "qty", "price"), ("apple", 3, 1.5), ("pear", 12, 0.25)]
widths = [max(len(str(r[i])) for r in table) for i in range(3)]
for r in table:
    print(" | ".join(str(c).rjust(w) for c, w in zip(r, widths)))
print(f"{'total':>10}: {sum(q * p for _, q, p in table[1:]):8.2f}")
