print("a\tb\\n\x41\u00e9\U0001F600\101\0end", r"\n\t", 'it\'s', "say \"hi\"", len("\n"), "a\
b")
print(repr("\a\b\f\v\r\x1b\x7f\x80\xa0\u200b\ud7ff"), ascii("é😀"), repr("tab\there"), repr('both \' "'), repr("single'"))
print('''triple
  "quoted" 'text'
end''', """a""" 'b' "c", "con" "cat", "x" * 3, "a" "b" f"{1}" r"\d")
print(b"\x00\xff\n\\", b'it"s', br"\d", rb"\w", len(b"\x41\n"), b"a" b"b")
print("\
joined", "nul\0" == "nul\x00", "-", "{}", "%")
print(u"unicode", R"\raw", F"{1+1}", "é".encode(), "日本".encode("utf-8"), "ñ" == "ñ")
