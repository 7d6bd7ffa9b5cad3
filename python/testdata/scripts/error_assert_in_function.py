def check(rows):
    assert len(rows) > 0, f"no rows in {rows!r}"
    return rows
print(check([1]))
check([])
