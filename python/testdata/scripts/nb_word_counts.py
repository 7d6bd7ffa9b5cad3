# Counting words of a text in several ways, with sets, dicts and sorting.
import re
import string
from collections import Counter, defaultdict, OrderedDict

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness -- it was the epoch of belief; it was the epoch of incredulity!"""
words = re.findall(r"[a-z']+", TEXT.lower())
print(len(words), len(set(words)), Counter(words).most_common(4))
index = defaultdict(list)
for i, w in enumerate(words):
    index[w].append(i)
print({w: p for w, p in index.items() if len(p) == 2})
by_length = OrderedDict(sorted({n: sorted({w for w in words if len(w) == n}) for n in set(map(len, words))}.items()))
for n, ws in by_length.items():
    print(f"{n:>2} {len(ws):>2} {' '.join(ws)}")
bigrams = Counter(zip(words, words[1:]))
print(bigrams.most_common(3), sum(bigrams.values()))
clean = TEXT.translate(str.maketrans("", "", string.punctuation)).split()
print(clean[:6], clean == TEXT.split(), [w for w in clean if w[0].isupper()])
letters = Counter(c for c in TEXT.lower() if c.isalpha())
top = letters.most_common(1)[0][1]
for c, n in sorted(letters.items(), key=lambda kv: (-kv[1], kv[0]))[:5]:
    print(c, "█" * round(20 * n / top), n)
caesar = str.maketrans(string.ascii_letters, string.ascii_lowercase[3:] + string.ascii_lowercase[:3] + string.ascii_uppercase[3:] + string.ascii_uppercase[:3])
print("Hello, World".translate(caesar), "".join(reversed("stressed")), "level" == "level"[::-1], "Mississippi".count("ss"), sorted("banana"), "-".join("abc"))
print({w: w.title() for w in ("o'neil", "mc-donald", "élan")}, "straße".casefold() == "STRASSE".casefold(), "naïve café".encode("ascii", "ignore"), "Ünï".encode("ascii", "xmlcharrefreplace") if False else "")
sentences = [s.strip() for s in re.split(r"[,;!]|--", TEXT) if s.strip()]
print(len(sentences), max(sentences, key=len), min(sentences, key=lambda s: (len(s), s)))
anagrams = defaultdict(set)
for w in "listen silent enlist google elgoog cat act tac".split():
    anagrams["".join(sorted(w))].add(w)
print(sorted(sorted(g) for g in anagrams.values() if len(g) > 1))
print(re.sub(r"\b(\w)(\w*)", lambda m: m[1].upper() + m[2], "make this a title"), re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"), re.split(r"(\d+)", "a1b22c"))
