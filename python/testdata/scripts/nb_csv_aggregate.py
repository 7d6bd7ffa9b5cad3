# A CSV file read, checked, summed up by group and written again.
import csv
import io
import os
from collections import defaultdict
from decimal import Decimal, InvalidOperation

with open("sales.csv", "w", newline="", encoding="utf-8") as f:
    w = csv.writer(f)
    w.writerow(["date", "city", "product", "qty", "price"])
    w.writerows([["2024-01-03", "Köln", 'Tea, "green"', 3, "2.50"], ["2024-01-04", "Bonn", "Coffee", "x", "4.00"], ["2024-01-04", "Köln", "Coffee", 2, "4.00"], ["2024-02-01", "Bonn", "Tea\nblack", 1, "2.25"], ["2024-02-09", "", "Coffee", 5, "abc"]])
print(os.path.getsize("sales.csv"), open("sales.csv", encoding="utf-8").read().count("\n"))
good, errors = [], []
with open("sales.csv", newline="", encoding="utf-8") as f:
    reader = csv.DictReader(f)
    for row in reader:
        try:
            row["qty"] = int(row["qty"])
            row["price"] = Decimal(row["price"])
            if not row["city"]:
                raise ValueError("no city")
        except (ValueError, InvalidOperation) as e:
            errors.append((reader.line_num, type(e).__name__, str(e)))
        else:
            good.append(row)
print(reader.fieldnames, len(good), errors)
totals = defaultdict(Decimal)
for row in good:
    totals[row["city"], row["date"][:7]] += row["qty"] * row["price"]
for (city, month), total in sorted(totals.items()):
    print(f"{city:<6}{month:>9}{total:>10}")
pivot = {c: {m: totals.get((c, m), 0) for m in sorted({m for _, m in totals})} for c in sorted({c for c, _ in totals})}
print(pivot)
out = io.StringIO()
w = csv.DictWriter(out, fieldnames=["city", "product", "total"], delimiter=";", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
w.writeheader()
for row in sorted(good, key=lambda r: (r["city"], -r["qty"])):
    w.writerow({"city": row["city"], "product": row["product"], "total": float(row["qty"] * row["price"])})
print(out.getvalue())
print(list(csv.reader(io.StringIO(out.getvalue()), delimiter=";", quoting=csv.QUOTE_NONNUMERIC))[1:] if False else list(csv.reader(["1;'a;b';3"], delimiter=";", quotechar="'")))
best = max(good, key=lambda r: r["qty"] * r["price"])
print(best["product"], best["qty"] * best["price"], sum(r["qty"] for r in good))
