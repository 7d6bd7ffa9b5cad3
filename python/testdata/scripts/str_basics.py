s = "héllo wörld"
print(len(s), s[1], s[-1], s[1:4], s[::-1], s[::2], s[-3:], s[20:], s * 2, s + "!")
print("ll" in s, "x" not in s, s.index("w"), s.find("zz"), s.rfind("l"), s.count("l"))
print([c for c in "añ😀b"], len("😀"), "😀b"[1], ord("😀"), chr(128512), ascii("é😀"))
print("a" "b" 'c', """multi
line""", r"raw\n", "tab\tx", 'quote"s', "it's", "\x41\u00e9\U0001F600")
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\t\n\\ \x00 \x7f é"), repr("\u200b\ud800"[0]))
