"""Lexicons as rows of a treebank: (form, UPOS, the features that decide a lemma, lemma, rank).

A row of rank 1 holds only where no row of rank 0 says anything: the regular forms of a verb that has irregular ones.
"""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import hunspell

Row = tuple[str, str, str, str, int]

# What Hunspell's marks of a French verb form are in Universal Dependencies.
VERB_FORMS = {"infi": ("VerbForm=Inf",), "ppre": ("Tense=Pres|VerbForm=Part",), "ppas": ("Tense=Past|VerbForm=Part",),
              "ipre": ("Tense=Pres|VerbForm=Fin",), "spre": ("Tense=Pres|VerbForm=Fin",),
              "impe": ("Tense=Pres|VerbForm=Fin", "VerbForm=Fin"), "cond": ("Tense=Pres|VerbForm=Fin", "VerbForm=Fin"),
              "iimp": ("Tense=Imp|VerbForm=Fin",), "simp": ("Tense=Imp|VerbForm=Fin", "Tense=Past|VerbForm=Fin"),
              "ipsi": ("Tense=Past|VerbForm=Fin",), "ifut": ("Tense=Fut|VerbForm=Fin",)}


def is_verb(marks: set[str]) -> bool:
    return any(re.match("v[0-3]", m) for m in marks)


def own_feminines(entries: list[tuple[str, str, set[str]]]) -> dict[str, str]:
    """"directrices" -> "directrice": a woman's noun has a lemma of its own."""
    singular: dict[str, list[str]] = defaultdict(list)
    for form, lemma, marks in entries:
        if {"nom", "fem", "sg"} <= marks and not is_verb(marks):
            singular[lemma].append(form)
    own = {}
    for form, lemma, marks in entries:
        if {"nom", "fem"} <= marks and not is_verb(marks):
            own[form] = next((s for s in singular[lemma] if form in (s, s + "s", s + "x")), lemma)
    return own


def french(dictionary: Path) -> Iterator[Row]:
    entries = [e for e in hunspell.expand(dictionary) if " " not in e[0]]
    feminine = own_feminines(entries)
    for form, lemma, marks in entries:
        numbers = ["Number=Sing"] if "sg" in marks else ["Number=Plur"] if "pl" in marks else ["Number=Sing", "Number=Plur"]
        if is_verb(marks):
            for mark in sorted(marks & VERB_FORMS.keys()):
                for features in VERB_FORMS[mark]:
                    yield form, "VERB", features, lemma, 0
            continue
        for number in numbers:
            if "nom" in marks:
                yield form, "NOUN", number, feminine.get(form, lemma) if "fem" in marks else lemma, 0
            if "adj" in marks:
                yield form, "ADJ", number, lemma, 0
        if "adv" in marks:
            yield form, "ADV", "_", lemma, 0


def with_s(word: str) -> str:
    if re.search("(s|x|z|ch|sh)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search("[^aeiou]y$", word) else word + "s"


def with_ed(word: str) -> str:
    if re.search("[^aeiou]y$", word):
        return word[:-1] + "ied"
    return word + ("d" if word.endswith("e") else "ed")


def with_ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    return (word[:-1] if re.search("[^eoy]e$", word) else word) + "ing"


def graded(word: str) -> str:
    return word[:-1] if word.endswith("e") else word[:-1] + "i" if re.search("[^aeiou]y$", word) else word


class WordNet:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.exceptions: dict[tuple[str, str], list[str]] = defaultdict(list)
        for pos in ("noun", "verb", "adj", "adv"):
            for line in (folder / f"{pos}.exc").read_text(encoding="utf-8").splitlines():
                form, *lemmas = line.split()
                for lemma in lemmas:
                    self.exceptions[pos, lemma].append(form)

    def words(self, pos: str) -> Iterator[str]:
        for line in (self.folder / f"index.{pos}").read_text(encoding="utf-8").splitlines():
            word = line.split(" ", 1)[0]
            if word and not re.search("[_'0-9]", word):
                yield word

    def nouns(self) -> Iterator[Row]:
        for word in self.words("noun"):
            yield word, "NOUN", "Number=Sing", word, 0
            odd = self.exceptions["noun", word]
            for form in odd:
                yield form, "NOUN", "Number=Plur", word, 0
            yield with_s(word), "NOUN", "Number=Plur", word, 1 if odd else 0

    def verbs(self) -> Iterator[Row]:
        for word in self.words("verb"):
            odd = self.exceptions["verb", word]
            ing = [f for f in odd if f.endswith("ing")]
            past = [f for f in odd if not f.endswith(("ing", "s"))]
            for form, rank in [(word, 0), (with_s(word), 0)]:
                yield form, "VERB", "Tense=Pres|VerbForm=Fin", word, rank
            yield word, "VERB", "VerbForm=Inf", word, 0
            for form, rank in [(f, 0) for f in ing] + [(with_ing(word), 1 if ing else 0)]:
                yield form, "VERB", "Tense=Pres|VerbForm=Part", word, rank
                yield form, "VERB", "VerbForm=Ger", word, rank
            for form, rank in [(f, 0) for f in past] + [(with_ed(word), 1 if past else 0)]:
                yield form, "VERB", "Tense=Past|VerbForm=Fin", word, rank
                yield form, "VERB", "Tense=Past|VerbForm=Part", word, rank

    def graded(self, pos: str, upos: str) -> Iterator[Row]:
        for word in self.words(pos):
            yield word, upos, "Degree=Pos", word, 0
            odd = self.exceptions[pos, word]
            for form in odd:
                yield form, upos, "Degree=Sup" if form.endswith("st") else "Degree=Cmp", word, 0
            if pos == "adj" and len(word) <= 7 and not re.search("(ed|ing|ous|ful|al|er)$", word):
                yield graded(word) + "er", upos, "Degree=Cmp", word, 1 if odd else 0
                yield graded(word) + "est", upos, "Degree=Sup", word, 1 if odd else 0


def english(folder: Path) -> Iterator[Row]:
    wordnet = WordNet(folder)
    yield from wordnet.nouns()
    yield from wordnet.verbs()
    yield from wordnet.graded("adj", "ADJ")
    yield from wordnet.graded("adv", "ADV")


# What the marks of data/lang/xx/irregular.tsv are: all of them must be there.
OWN_FORMS = [({"infinitive"}, "VerbForm=Inf"), ({"finite", "present"}, "Tense=Pres|VerbForm=Fin"), ({"finite", "past"}, "Tense=Past|VerbForm=Fin"),
             ({"participle"}, "Tense=Past|VerbForm=Part"), ({"gerund"}, "Tense=Pres|VerbForm=Part"), ({"gerund"}, "VerbForm=Ger")]


def own(table: Path) -> Iterator[Row]:
    for line in table.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) != 4 or cells[2] != "verb":
            continue
        for form in cells[0].split("|"):
            for marks, features in OWN_FORMS:
                if marks <= set(cells[3].split()):
                    yield form, "VERB", features, cells[1] or form, 0


READERS = {"fr": french, "en": english}
