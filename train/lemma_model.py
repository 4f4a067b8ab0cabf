"""The model of lemmas: how a form is looked up, as src/read/language/lemma.cc does, and the file of src/pack/lemmas.h."""
from __future__ import annotations

import struct
import unicodedata
from pathlib import Path

import suffixes
from suffixes import Values

MAGIC = b"LEMMAS01"
DECIDING = {"NOUN": ("Number",), "PROPN": ("Number",), "ADJ": ("Degree", "Number"), "ADV": ("Degree",), "VERB": ("Tense", "VerbForm"),
            "AUX": ("Tense", "VerbForm"), "PRON": ("Poss",)}
LOWER, KEEP, TITLE, UNGROUPED = range(4)  # casings; the last is lower case without the commas of "2,500"
LONGEST_FORM = 64  # characters of a form that is looked up
CAPITALS = "capitals"  # the list of beginnings whose capital lost its accent
PLAIN = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-"})
NOTHING = (0, "")  # the edit

Edit = tuple[int, str]


def lower(text: str) -> str:
    return "".join(c.lower()[:1] for c in text.translate(PLAIN))


def key(low: str) -> str:
    return "".join("0" if c in "0123456789" else c for c in low)


def class_of(upos: str, features: str) -> str:
    return "|".join([upos] + [f for f in features.split("|") if f.split("=")[0] in DECIDING.get(upos, ())])


def shape(form: str) -> str:
    upper = [unicodedata.category(c) in ("Lu", "Lt") for c in form]
    if not any(upper):
        return "lower"
    if len(form) > 1 and all(u or unicodedata.category(c)[0] not in "LM" for u, c in zip(upper, form)):
        return "upper"
    return "title" if upper[0] and not any(upper[1:]) else "mixed"


def edit_of(low: str, lemma: str) -> Edit:
    n = 0
    while n < min(len(low), len(lemma)) and low[n] == lemma[n]:
        n += 1
    return len(low) - n, lemma[n:]


def apply(form: str, low: str, edit: Edit, casing: int) -> str:
    text = (form if casing == KEEP else low)[:max(len(low) - edit[0], 0)] + edit[1]
    if casing == UNGROUPED:
        return text.replace(",", "")
    return text[:1].upper()[:1] + text[1:] if casing == TITLE else text


def casings(form: str, low: str, edit: Edit, lemma: str) -> list[int]:
    """Those that give the lemma. A capital that may be kept is kept: TITLE is for what is written otherwise."""
    good = [c for c in (LOWER, KEEP, TITLE, UNGROUPED) if apply(form, low, edit, c) == lemma]
    return [c for c in good if c != TITLE or KEEP not in good]


class Model:
    def __init__(self) -> None:
        self.edits: dict[str, Values] = {}  # by class; that of a part of speech alone is the base of the others
        self.casings: dict[str, Values] = {}  # by UPOS/shape
        self.capitals: Values = ({}, {})  # by the beginning of a form, turned round

    def lower(self, form: str) -> str:
        """Lower case, with the accent that a capital left out: "Etat" -> "état"."""
        low = lower(form)
        if form and self.capitals[0] and shape(form) != "lower":
            edit = suffixes.look_up([self.capitals], key(low)[::-1])
            if edit and edit != NOTHING:
                return edit[1] + low[1:]
        return low

    def lemma(self, form: str, upos: str, features: str) -> str:
        if len(form) > LONGEST_FORM:
            return form
        low = self.lower(form)
        edits = [self.edits[n] for n in (class_of(upos, features), upos) if n in self.edits]
        casing = suffixes.look_up([self.casings.get(f"{upos}/{shape(form)}", ({}, {}))], key(low))
        return apply(form, low, suffixes.look_up(edits, key(low)) or NOTHING, KEEP if casing is None else casing)

    def write(self, path: Path) -> None:
        lists = {**self.edits, **self.casings, CAPITALS: self.capitals}
        edits = sorted({v for both in lists.values() for part in both for v in part.values() if isinstance(v, tuple)})
        number = {e: i for i, e in enumerate(edits)}
        slots: dict[int, int] = {}
        for name, both in lists.items():
            for whole, part in enumerate(both):
                for text, value in part.items():
                    at = hash_of(name, text, bool(whole)) >> 16
                    assert at not in slots, "two texts with one hash: change the constants of hash_of on both sides"
                    slots[at] = number[value] if isinstance(value, tuple) else value
        out = bytearray(MAGIC + struct.pack("<III", len(edits), len(lists), len(slots)))
        for cut, append in edits:
            out += struct.pack("<BB", cut, len(append.encode())) + append.encode()
        for name in sorted(lists):
            longest = max(map(len, lists[name][0]), default=0)
            out += struct.pack("<BB", len(name.encode()), longest) + name.encode()
        for at in sorted(slots):
            out += struct.pack("<Q", at << 16 | slots[at])
        path.write_bytes(out)


def hash_of(name: str, text: str, whole: bool) -> int:
    """FNV-1a over the class, a zero, the text from its last character to its first, and another zero if it is a whole word."""
    h = 0xCBF29CE484222325
    for c in name + "\0" + text[::-1] + ("\0" if whole else ""):
        h = (h ^ ord(c)) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    h ^= h >> 32
    h = h * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
    return h ^ h >> 29
