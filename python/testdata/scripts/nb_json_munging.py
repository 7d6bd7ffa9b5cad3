# Flatten nested JSON, group it and write it back.
import json
from collections import defaultdict

raw = '''
[{"id": 1, "user": {"name": "Ada", "langs": ["en", "fr"]}, "score": 9.5, "ok": true},
 {"id": 2, "user": {"name": "Bob", "langs": []}, "score": null, "ok": false},
 {"id": 3, "user": {"name": "Zoë", "langs": ["de"]}, "score": 7, "extra": {"a": {"b": [1, {"c": 2}]}}}]
'''


def flatten(value, prefix=""):
    if isinstance(value, dict):
        for k, v in value.items():
            yield from flatten(v, f"{prefix}.{k}" if prefix else k)
    elif isinstance(value, list):
        for i, v in enumerate(value):
            yield from flatten(v, f"{prefix}[{i}]")
        if not value:
            yield prefix, []
    else:
        yield prefix, value


docs = json.loads(raw)
for doc in docs:
    print(dict(flatten(doc)))
keys = sorted({k for d in docs for k, _ in flatten(d)})
print(keys)
by_lang = defaultdict(list)
for d in docs:
    for lang in d["user"]["langs"] or ["none"]:
        by_lang[lang].append(d["user"]["name"])
print(json.dumps(by_lang, sort_keys=True, ensure_ascii=False))
scores = [d["score"] for d in docs if d.get("score") is not None]
print(f"mean {sum(scores) / len(scores):.3f}, types {[type(s).__name__ for s in scores]}")
print(json.dumps(docs[2], indent=2))
print(json.dumps({"a": [], "b": {}, "c": [[], {}], "d": 1e20, "e": 1.0, "f": -0.0, "g": 10**18}, indent=4, separators=(",", " : ")))
path = ["extra", "a", "b", 1, "c"]
value = docs[2]
for step in path:
    value = value[step]
print(value)
for text in ('{"a": 1,}', "[1 2]", '{"a" 1}', "{'a': 1}", '"\\x"', '"abc', "tru", "[1, 2", '{"a": 01}', "\t", '{"a": "line\nbreak"}', "-", "1.e5", '["\\ud83d\\ude00"]'):
    try:
        print(json.loads(text))
    except json.JSONDecodeError as e:
        print(repr(text), "->", e)
merged = {**docs[0], **{"score": 1}, "user": {**docs[0]["user"], "name": "Eve"}}
print(merged, docs[0]["user"]["name"])
with open("out.json", "w") as f:
    json.dump(docs, f, indent=1)
with open("out.json") as f:
    print(json.load(f) == docs)
with open("lines.jsonl", "w") as f:
    for d in docs:
        f.write(json.dumps(d) + "\n")
print([json.loads(line)["id"] for line in open("lines.jsonl")])
