a = [1]
a.append(a)
print(a)
d = {"k": 1}
d["self"] = d
print(d)
t = (1, [])
t[1].append(t)
print(t)
class Node:
    def __init__(self):
        self.children = [self]
    def __repr__(self):
        return f"Node({len(self.children)})"
print(Node().children, [[], {}, (), set(), ""], {1: [2, {3: (4,)}]})
