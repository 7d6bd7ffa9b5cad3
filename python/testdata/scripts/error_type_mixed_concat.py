name = "n"
count = 3
print(name + ": " + str(count))
print(name + ": " + count)
