"""Reads a Hunspell dictionary whose entries say what a form is (po:, is:), as Debian's hunspell-fr-comprehensive does.

expand(dictionary) yields (form, lemma, marks): ("tuaient", "tuer", {"v1_it_q_zz", "iimp", "3pl"}).
"""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

BARE_FORBIDDEN = "()"  # NEEDAFFIX: the bare word comes from a suffix that changes nothing


def marks_of(fields: list[str]) -> set[str]:
    return {value.rstrip("!") for kind, _, value in (f.partition(":") for f in fields) if kind in ("po", "is") and value}


def flags_of(text: str) -> list[str]:
    return [text[i:i + 2] for i in range(0, len(text), 2)]  # FLAG long


class Suffix:
    """One line of the affixes: cut, append, the flags that may follow, when, and what the form then is."""

    def __init__(self, cells: list[str]) -> None:
        append, _, further = cells[3].partition("/")
        self.cut = "" if cells[2] == "0" else cells[2]
        self.append = "" if append == "0" else append
        self.further = flags_of(further)
        self.when = re.compile(cells[4] + "$")
        self.marks = marks_of(cells[5:])

    def of(self, word: str) -> str | None:
        if not word.endswith(self.cut) or not self.when.search(word):
            return None
        return word[:len(word) - len(self.cut)] + self.append


def read_suffixes(affixes: Path) -> dict[str, list[Suffix]]:
    """By flag. Prefixes are elisions, which no lemma needs."""
    suffixes = defaultdict(list)
    for line in affixes.read_text(encoding="utf-8").splitlines():
        cells = line.split()
        if len(cells) >= 5 and cells[0] == "SFX":
            suffixes[cells[1]].append(Suffix(cells))
    return suffixes


def inflect(suffixes: dict[str, list[Suffix]], word: str, flags: list[str], marks: set[str], depth: int = 0) -> Iterator[tuple[str, set[str]]]:
    for flag in flags:
        for suffix in suffixes.get(flag, ()):
            form = suffix.of(word)
            if form is None:
                continue
            yield form, marks | suffix.marks
            if depth == 0:
                yield from inflect(suffixes, form, suffix.further, marks | suffix.marks, 1)


def expand(dictionary: Path) -> Iterator[tuple[str, str, set[str]]]:
    suffixes = read_suffixes(dictionary.with_suffix(".aff"))
    for line in dictionary.read_text(encoding="utf-8").splitlines()[1:]:
        head, *fields = line.split()
        word, _, text = head.partition("/")
        flags, marks = flags_of(text), marks_of(fields)
        lemma = next((f[3:] for f in fields if f.startswith("st:")), word)
        if BARE_FORBIDDEN not in flags:
            yield word, lemma, marks
        for form, more in inflect(suffixes, word, flags, marks):
            yield form, lemma, more
