"""What the net sees of a unit: six numbers, the same as src/read/language/features.cc computes."""
import sys
import unicodedata

SUFFIX2, SUFFIX3, SUFFIX4, PREFIX3, SHAPE = 2048, 8192, 8192, 8192, 512
PLAIN = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-"})
GROUP_SPACES = " \u00a0\u202f\u2009"
DIGITS = "0123456789"


def normalise(form: str) -> str:
    """Lower case, letter by letter; plain apostrophes and hyphens; of a number its zeros alone."""
    low = "".join(c.lower()[0] for c in form.translate(PLAIN))
    if any(c in DIGITS for c in low):
        low = "".join("0" if c in DIGITS else c for c in low if c not in GROUP_SPACES)
    return low


def fnv(text: str, seed: int) -> int:
    """FNV-1a of 32 bits over UTF-8; each table has its own seed."""
    h = 2166136261 ^ seed
    for b in text.encode():
        h = (h ^ b) * 16777619 & 0xFFFFFFFF
    return h


def shape(form: str, first: bool) -> int:
    plain = form.translate(PLAIN)
    kinds = [unicodedata.category(c) for c in plain]
    upper = [k in ("Lu", "Lt") for k in kinds]
    letter = [k[0] in "LM" for k in kinds]
    bits = [
        upper[0], any(upper[1:]), any(a and not u for a, u in zip(letter, upper)),
        any(c in DIGITS for c in plain), "-" in plain, "'" in plain,
        any(not a and c not in "-'" + DIGITS for a, c in zip(letter, plain)), len(plain) == 1, first]
    return sum(1 << i for i, b in enumerate(bits) if b)


def word_key(form: str) -> int:
    """Under which the vocabulary of a model knows a form."""
    return fnv(normalise(form), 0)


def affixes(form: str, first: bool) -> tuple[int, int, int, int, int]:
    n = normalise(form)
    return (fnv(n[-2:], 1) % SUFFIX2, fnv(n[-3:], 2) % SUFFIX3, fnv(n[-4:], 3) % SUFFIX4, fnv(n[:3], 4) % PREFIX3, shape(form, first))


def golden_row(form: str, first: bool) -> str:
    n = normalise(form)
    keys = [fnv(n, 0), fnv(n[-2:], 1), fnv(n[-3:], 2), fnv(n[-4:], 3), fnv(n[:3], 4), shape(form, first)]
    return "\t".join([form, str(int(first)), *map(str, keys)])


def check(path: str) -> bool:
    """Does a file of golden rows still hold?"""
    with open(path, encoding="utf8") as f:
        rows = [line.rstrip("\n") for line in f if not line.startswith("# ")]
    wrong = [r for r in rows if r != golden_row(r.split("\t")[0], r.split("\t")[1] == "1")]
    print("\n".join(wrong), end="\n" if wrong else "")
    return bool(rows) and not wrong


if __name__ == "__main__":
    sys.exit(0 if check(sys.argv[1]) else 1)
