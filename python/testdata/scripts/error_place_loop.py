items = [4, 2, 0, 1]
for i in items:
    if i > 0:
        print(8 // i)
    else:
        print(8 // i)
