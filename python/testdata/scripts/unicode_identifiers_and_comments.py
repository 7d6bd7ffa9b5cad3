# comment at the start
été = 1  # a comment after
π = 3.14
名前 = "name"
def größe(ä): return ä * 2
print(été, π, 名前, größe(2), "ünï".upper(), "# no comment", '''# neither''')
class Ñ:
    """doc # string"""
    ñ = 5
print(Ñ.ñ, Ñ.__doc__, Ñ().__class__.__name__)
if True:
    # only a comment

    print("body")  # trailing

    # end
print("done")
