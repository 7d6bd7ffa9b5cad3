total = 0
def add(n):
    global total, created
    total += n
    created = "made"
add(5); add(6)
print(total, created)
def shadow():
    total = 100
    return total
print(shadow(), total)
def nested():
    def set_it():
        global total
        total = -1
    total = 50
    set_it()
    return total
print(nested(), total)
def no_global():
    total += 1
try:
    no_global()
except UnboundLocalError as e:
    print(e)
def delete():
    global created
    del created
delete()
try:
    created
except NameError as e:
    print(e)
print("total" in globals(), globals()["total"])
