# A table in plain text, with alignment, totals and wrapped notes.
import textwrap
from itertools import groupby
from operator import itemgetter

rows = [("north", "apples", 120, 1.25), ("north", "pears", 80, 2.0), ("south", "apples", 45, 1.3), ("south", "plums", 200, 0.85), ("west", "pears", 7, 2.125)]
head = ("region", "fruit", "kg", "price", "value")
table = [(r, f, k, p, k * p) for r, f, k, p in rows]
widths = [max(len(str(h)), *(len(f"{row[i]:.2f}" if isinstance(row[i], float) else str(row[i])) for row in table)) for i, h in enumerate(head)]


def cell(v, w):
    if isinstance(v, float):
        return f"{v:>{w}.2f}"
    return f"{v:>{w}}" if isinstance(v, int) else f"{v:<{w}}"


line = "+".join("-" * (w + 2) for w in widths)
print(" | ".join(f"{h:^{w}}" for h, w in zip(head, widths)))
print(line)
for row in table:
    print(" | ".join(cell(v, w) for v, w in zip(row, widths)))
print(line)
for region, group in groupby(table, key=itemgetter(0)):
    group = list(group)
    print(f"{region.title():>10}: {sum(g[2] for g in group):6,d} kg {sum(g[4] for g in group):10,.2f}")
total = sum(map(itemgetter(4), table))
print(f"total {total:,.2f} avg {total / len(table):.3e} share " + ", ".join(f"{r[1]} {r[4] / total:.1%}" for r in table[:3]))
note = "The prices are those of the first week; deliveries that came late are counted in the week in which they were weighed, not in the one in which they were ordered."
print(textwrap.fill(note, 48, initial_indent="* ", subsequent_indent="  "))
print(textwrap.indent(textwrap.dedent("""
    first
      second
    third
"""), "> "))
print("\n".join(f"{i:>3}. {w}" for i, w in enumerate(sorted(set(note.lower().replace(",", "").replace(";", "").split()), key=lambda w: (-len(w), w))[:6], 1)))
print("{:<10}|{:^10}|{:>10}".format("left", "mid", "right"), "{:*^20}".format(" title "), "%-8s|%8.3f|%+05d" % ("x", 3.14159, 42), "é".center(7, "·"), "tab\tstop".expandtabs(8))
print("=" * 30, "Σ".rjust(5), sep="\n", end="\n\n")
print(*[f"{n:>5}{'th' if 11 <= n % 100 <= 13 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}" for n in (1, 2, 3, 4, 11, 12, 21, 102, 113)])
