s = "hello World ǆ ß"
print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
print("abc".isalpha(), "ab1".isalnum(), "12".isdigit(), "½".isnumeric(), "½".isdigit(), "12".isdecimal(), " \t".isspace(), "Ab Cd".istitle(), "AB".isupper(), "ab".islower(), "a_1".isidentifier(), "1a".isidentifier(), "".isalpha(), "abc".isascii(), "é".isascii(), "a\n".isprintable())
print("they're bill's".title(), "ÀÉ".lower(), "straße".upper())
