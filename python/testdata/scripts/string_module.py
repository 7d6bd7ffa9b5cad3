import string
print(string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable), string.ascii_letters)
print(string.capwords("hello  big world"), string.capwords("a-b-c", "-"))
t = string.Template("$who likes ${what} for $$5 $other")
print(t.safe_substitute(who="tim", what="kung pao"), t.substitute({"who": "a", "what": "b"}, other="c"), t.template)
for bad in [lambda: t.substitute(who=1), lambda: string.Template("a $ b").substitute(), lambda: string.Template("x\n  $1").substitute()]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
