"""Makes data/lang/xx/lemmas.model from treebanks and a lexicon, and measures it with the treebanks' own tags.

    lemmas.py fr --treebanks DIR --lexicon /usr/share/hunspell/fr.dic --out ../data/lang/fr/lemmas.model
    lemmas.py fr --treebanks DIR --lexicon /usr/share/hunspell/fr.dic --held-out   # without the dev files of lemmas.tsv, on which it measures

A lemma is an edit of the lower-case form, cut n characters and append some, and then a casing. Both are looked up by the longest known
suffix of the form, the whole form before all: the edit by the part of speech and the features that decide, the casing by the part of
speech and how the form is written.
"""
from __future__ import annotations

import argparse
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import lexicons
import suffixes
from lemma_model import CAPITALS, LONGEST_FORM, NOTHING, Edit, Model, casings, class_of, edit_of, key, lower, shape
from suffixes import WHOLE, Item

EDIT_PRICE, CASING_PRICE, CAPITAL_PRICE = 4, 40, 25
FEWEST = 3  # words of a class that the treebanks must have


class Word(NamedTuple):
    form: str
    lemma: str
    upos: str
    features: str
    part: bool  # of a token that is several words

    def usable(self) -> bool:
        """Not what is no lemma ("_", "le/lui", "près_de"), and not the parts of "du", which is one word to the program."""
        contracted = self.part and self.upos in ("ADP", "DET", "PRON") and "'" not in lower(self.form)
        return not contracted and len(self.form) <= LONGEST_FORM and (self.form == self.lemma or not any(c in self.lemma for c in "_/"))


def read(path: Path) -> Iterator[Word]:
    until = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) != 10 or "." in cells[0]:
            until = until if line.strip() else 0
        elif "-" in cells[0]:
            until = int(cells[0].split("-")[1])
        else:
            yield Word(cells[1], cells[2], cells[3], cells[5], int(cells[0]) <= until)


class Votes:
    """What treebanks and lexicon say of (class, key): the edit, and of (part of speech/shape, key): the casing."""

    def __init__(self, words: list[tuple[Word, int]], rows: list[lexicons.Row]) -> None:
        self.model = Model()
        self.edits: dict = defaultdict(Counter)
        self.typos: dict = defaultdict(Counter)
        self.casings: dict = defaultdict(Counter)
        self.lemmas: Counter = Counter()  # (UPOS, lemma): how often
        self.classes: Counter = Counter()
        self.lexicon: dict = defaultdict(set)  # rank, edit, lemma
        self.model.capitals = suffixes.solve(capital_items([w.form for w, _ in words] + [r[0] for r in rows]), CAPITAL_PRICE)
        for word, weight in words:
            self.add(word, weight)
        for row in rows:
            self.add_row(row)

    def add(self, word: Word, weight: int) -> None:
        name, low = class_of(word.upos, word.features), self.model.lower(word.form)
        edit = NOTHING if casings(word.form, low, NOTHING, word.lemma) else edit_of(low, lower(word.lemma))  # "2,500" needs a casing alone
        casing = casings(word.form, low, edit, word.lemma)
        if not casing:
            return
        if "Typo=Yes" in word.features:
            self.typos[name, key(low)][edit] += 1
            return
        self.classes[name] += 1
        self.edits[name, key(low)][edit] += weight
        self.lemmas[word.upos, lower(word.lemma)] += weight
        for c in casing:
            self.casings[f"{word.upos}/{shape(word.form)}", key(low)][c] += weight

    def add_row(self, row: lexicons.Row) -> None:
        form, upos, features, lemma, rank = row
        low, lemma = lower(form), lower(lemma)
        for u in [upos, "AUX"] if upos == "VERB" and self.lemmas["AUX", lemma] else [upos]:
            self.lexicon[class_of(u, features), key(low)].add((rank, edit_of(low, lemma), lemma))

    def of_lexicon(self, upos: str, entries: set) -> frozenset:
        """The edits of the first rank and the commonest lemma; several where nothing tells them apart."""
        order = {e: (e[0], -self.lemmas[upos, e[2]]) for e in entries}
        return frozenset(e[1] for e, o in order.items() if o == min(order.values()))

    def items(self) -> dict[str, dict[str, Item]]:
        """By class and key. Treebanks come first, then the lexicon, then what either says of classes with more features."""
        found: dict = {}
        for at, counts in self.edits.items():
            found[at] = top(counts)
        for at, entries in self.lexicon.items():
            found.setdefault(at, self.of_lexicon(at[0].split("|")[0], entries))
        more: dict = defaultdict(Counter)
        for (name, k), accepted in list(found.items()):
            for less in less_said(name):
                if (less, k) not in found:
                    more[less, k].update(self.edits.get((name, k)) or dict.fromkeys(accepted, 0))
        found |= {at: top(counts) for at, counts in more.items()}
        out: dict = defaultdict(dict)
        for (name, k), accepted in found.items():
            if self.classes[name] >= FEWEST or "|" not in name:
                out[name][k] = Item(k, accepted)
        for (name, k), counts in self.typos.items():
            if name in out and sum(counts.values()) > 1:
                out[name].setdefault(k, Item(k, top(counts), WHOLE // 2))
        return out

    def solve(self) -> Model:
        items = self.items()
        for name in sorted(items):  # a part of speech comes before its classes
            base = self.model.edits.get(name.split("|")[0], ({}, {}))
            self.model.edits[name] = suffixes.solve(list(items[name].values()), EDIT_PRICE, base)
        by_name = defaultdict(list)
        for (name, k), counts in self.casings.items():
            by_name[name].append(Item(k, top(counts)))
        self.model.casings = {name: suffixes.solve(some, CASING_PRICE) for name, some in by_name.items()}
        return self.model


def less_said(name: str) -> Iterator[str]:
    """Of VERB|Tense=Past|VerbForm=Part: VERB|Tense=Past, VERB|VerbForm=Part, VERB."""
    upos, *features = name.split("|")
    for bits in range((1 << len(features)) - 1):
        yield "|".join([upos] + [f for i, f in enumerate(features) if bits >> i & 1])


def top(counts: Counter) -> frozenset:
    return frozenset(v for v, n in counts.items() if n == max(counts.values()))


def capital_items(forms: list[str]) -> list[Item]:
    """What a first letter without its accent stands for, by the beginnings of words (turned round): "etat" -> "é"."""
    lows = sorted({lower(f) for f in forms if len(f) > 1})
    plain = {low for low in lows if low[0].isascii()}
    firsts: dict = {}
    for low in lows:
        letter = unicodedata.normalize("NFD", low[0])[0]
        if letter != low[0] and letter.isascii() and letter + low[1:] not in plain:
            firsts.setdefault(key(letter + low[1:]), (1, low[0]))
    letters = {k[0] for k in firsts}
    return [Item(k[::-1], frozenset([edit])) for k, edit in firsts.items()] + [
        Item(k[::-1], frozenset([NOTHING])) for k in sorted({key(low) for low in plain}) if k[0] in letters]


def measure(model: Model, path: Path, show: int) -> None:
    words, wrong = 0, Counter()
    for w in read(path):
        words += 1
        if w.lemma == "_" or (w.part and not w.usable()):
            continue
        got = model.lemma(w.form, w.upos, w.features)
        if got != w.lemma:
            wrong[w.form, class_of(w.upos, w.features), w.lemma, got] += 1
    print(f"{path.name}: {100 - 100 * sum(wrong.values()) / max(words, 1):.2f} % of {words} words")
    for (form, name, lemma, got), n in wrong.most_common(show):
        print(f"  {n}\t{form}\t{name}\t{lemma}\t{got}")


def sources(language: str) -> list[tuple[str, int, bool, set[str]]]:
    """The rows of lemmas.tsv: file, weight, is it held out to measure, parts of speech to leave."""
    rows = [line.split("\t") for line in (Path(__file__).parent / "lemmas.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    return [(file, int(weight), use == "dev", set(without.split())) for lang, file, weight, use, without, _ in rows if lang == language]


def votes_of(language: str, treebanks: Path, lexicon: Path, held_out: bool) -> Votes:
    words = [(word, weight) for file, weight, dev, without in sources(language) if not (dev and held_out)
             for word in read(treebanks / file) if word.usable() and word.upos not in without]
    own = Path(__file__).parent.parent / "data" / "lang" / language / "irregular.tsv"
    return Votes(words, [r for r in [*lexicons.READERS[language](lexicon), *lexicons.own(own)] if len(r[0]) <= LONGEST_FORM])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language")
    parser.add_argument("--treebanks", type=Path, required=True, help="the folder that holds UD_…")
    parser.add_argument("--lexicon", type=Path, required=True, help="fr: a .dic of Hunspell; en: the folder of WordNet")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--held-out", action="store_true", help="leave the dev files out, and measure on them")
    parser.add_argument("--show", type=int, default=0, help="so many errors")
    args = parser.parse_args()
    model = votes_of(args.language, args.treebanks, args.lexicon, args.held_out).solve()
    print({n: (len(a), len(b)) for n, (a, b) in {**model.edits, CAPITALS: model.capitals}.items()}, file=sys.stderr)
    for file, _, dev, _ in sources(args.language):
        if dev and args.held_out:
            measure(model, args.treebanks / file, args.show)
    if args.out:
        model.write(args.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
