"""Treebanks and name sets as sentences of units: a contraction ("du") is one unit."""
import dataclasses
import re

KEPT = {"Gender", "Number", "Person", "Mood", "Tense", "VerbForm", "Polarity", "PronType", "Reflex", "Poss", "NumType", "Definite", "Degree"}
RELATIONS = {"nsubj:pass", "csubj:pass", "aux:pass", "obl:agent", "acl:relcl", "flat:name", "expl:pass", "nmod:poss", "compound:prt"}


@dataclasses.dataclass
class Sentence:
    forms: list[str]
    tags: list[str] | None = None
    heads: list[int] | None = None  # 0 the root, else 1 + the head's place
    relations: list[str] | None = None
    names: list[str] | None = None
    lemmas: list[str] | None = None


def relation(full: str) -> str:
    return full if full in RELATIONS else full.split(":")[0]


def tag(upos: str, feats: str) -> str:
    kept = [] if feats == "_" else [f for f in feats.split("|") if f.split("=")[0] in KEPT]
    return "|".join([upos, *kept])


def read_conllu(path: str) -> list[Sentence]:
    out = []
    with open(path, encoding="utf8") as f:
        for block in f.read().split("\n\n"):
            rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
            if rows:
                out.append(sentence(rows))
    return out


def sentence(rows: list[list[str]]) -> Sentence:
    words = [r for r in rows if r[0].isdigit()]
    merged = {}  # number of a contraction's second word -> its first
    form = {}
    for r in rows:
        m = re.fullmatch(r"(\d+)-(\d+)", r[0])
        if m and int(m[2]) == int(m[1]) + 1:
            a, b = words[int(m[1]) - 1], words[int(m[2]) - 1]
            if a[3] == "ADP" and b[3] in ("DET", "PRON"):
                merged[int(m[2])], form[int(m[1])] = int(m[1]), r[1]
    place, kept = {0: 0}, []
    for r in words:
        n = int(r[0])
        if n not in merged:
            kept.append(r)
            place[n] = len(kept)
    for second, first in merged.items():
        place[second] = place[first]
    s = Sentence([], [], [], [], None, [])
    for r in kept:
        n = int(r[0])
        head, rel, label = int(r[6]), relation(r[7]), tag(r[3], r[5])
        if n in form:
            second = words[n]
            label = f"{r[3]}+{second[3]}"
            if head == n + 1 or second[3] == "PRON":  # the first hangs on the second: "auquel"
                head, rel = int(second[6]), relation(second[7])
                if head == n:  # and the second on the first: a loop on itself
                    head, rel = int(r[6]), relation(r[7])
        s.forms.append(form.get(n, r[1]))
        s.tags.append(label)
        s.heads.append(place[head])
        s.relations.append(rel)
        s.lemmas.append(r[2])
    for i, h in enumerate(s.heads):  # never its own head
        if h == i + 1:
            s.heads[i] = 0
    return s


KIND = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}
LONGEST = 120


def tokens(rows: list[list[str]]) -> list[tuple[str, bool]]:
    """Of each word: its form, and whether the next is glued to it."""
    out, inside, glued_after = [], 0, False
    for r in rows:
        if "-" in r[0]:
            inside = int(r[0].split("-")[1])
            glued_after = "SpaceAfter=No" in r[9]
        elif r[0].isdigit():
            within = int(r[0]) < inside
            glued = within or (glued_after if int(r[0]) == inside else "SpaceAfter=No" in r[9])
            out.append((r[1], glued))
    return out


def name_label(label: str) -> str:
    """B-PER, I-LOC, ... or O: kinds that are none of ours are no names."""
    kind = KIND.get(label[2:])
    return f"{label[0]}-{kind}" if kind and label[:2] in ("B-", "I-") else "O"


def read_columns(path: str, form: int, column: int, sep: str = "\t") -> list[Sentence]:
    """An IOB file as sentences; a longer stretch without an empty line is cut."""
    out, forms, names = [], [], []

    def flush():
        if forms:
            out.append(Sentence(list(forms), names=to_iob2(names)))
            forms.clear(), names.clear()
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\r\n")
        if not line.strip():
            flush()
            continue
        cells = line.split(sep)
        if line.startswith("# ") or len(cells) <= max(form, column):
            continue
        forms.append(cells[form])
        names.append(name_label(cells[column]))
        if len(forms) >= LONGEST:
            flush()
    flush()
    return out


def to_iob2(names: list[str]) -> list[str]:
    out, before = [], "O"
    for y in names:
        out.append("B" + y[1:] if y[0] == "I" and before[2:] != y[2:] else y)
        before = y
    return out
