"""What a language's net is trained on and measured with: trees, names, word vectors."""
import collections
import dataclasses
import glob
import os
import sys

import numpy as np

import names
import treebank
import vectors
from treebank import Sentence

LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]

# Of each language: the treebanks that are trained on, those that are only measured, and older or
# rougher name sets, of which each epoch sees a part.
TREES = {
    "fr": ["UD_French-Sequoia/fr_sequoia-ud-train", "UD_French-Sequoia/fr_sequoia-ud-dev", "UD_French-GSD/fr_gsd-ud-dev", "UD_French-FQB/fr_fqb-ud-test",
           *(f"UD_French-{name}/fr_{name.lower()}-ud-{part}" for name in ("Rhapsodie", "ParisStories") for part in ("train", "dev", "test"))],
    "en": ["UD_English-EWT/en_ewt-ud-train", "UD_English-EWT/en_ewt-ud-dev"],
}
MEASURED = {
    "fr": ["UD_French-Sequoia/fr_sequoia-ud-test", "UD_French-GSD/fr_gsd-ud-test"],
    "en": ["UD_English-EWT/en_ewt-ud-test"],
}
VOCABULARY = {"fr": 150_000, "en": 60_000}  # forms with a vector; the French ones share 20,000
TREE_NAMES = {"en": "UNER_English-EWT/en_ewt-ud-{}.iob2"}  # names of the same sentences
MORE_NAMES = {  # path, column of the form, column of the label, separator
    "fr": [*((f"newseye-fr/{part}.tsv", 0, 1, "\t") for part in ("dev", "dev2", "test")), ("europeana-fr/enp_FR.bnf.bio", 0, 1, " ")],
    "en": [("wnut17/wnut17train.conll", 0, 1, "\t")],
}


@dataclasses.dataclass
class Data:
    trees: list[Sentence]
    measured: dict[str, list[Sentence]]
    gold: list[Sentence]   # names, ours
    other: list[Sentence]  # names, of others
    words: list[str]       # forms that have a vector, the most frequent first
    vectors: np.ndarray


def load(language: str, folder: str, gold: str, recoupe: str, vector_source: str) -> Data:
    ud = lambda name: treebank.read_conllu(os.path.join(folder, "ud", name + ".conllu"))
    ner = lambda name: os.path.join(folder, "ner", name)
    trees = {name: ud(name) for name in TREES[language]}
    measured = {name: ud(name) for name in MEASURED[language]}
    for name, sentences in [*trees.items(), *measured.items()]:
        if language in TREE_NAMES:
            join(sentences, treebank.read_columns(ner(TREE_NAMES[language].format(name.rsplit("-", 1)[1])), 1, 2))
    ours = [s for path in sorted(glob.glob(os.path.join(gold, language, "*.txt"))) for s in names.read_gold(recoupe, language, path)]
    other = [s for path, *columns in MORE_NAMES[language] for s in treebank.read_columns(ner(path), *columns)]
    other = [s for s in other if any(label != "O" for label in s.names)]
    words, rows = vectors.load(language, vector_source)
    return Data([s for sentences in trees.values() for s in sentences], measured, ours, other, words, rows)


def join(sentences: list[Sentence], named: list[Sentence]) -> None:
    """Gives the trees the names that another file has of the same sentences."""
    by_text = collections.defaultdict(list)
    for s in named:
        by_text["".join(s.forms)].append(s)
    missing = 0
    for s in sentences:
        same = by_text.get("".join(s.forms))
        if same and len(same[0].forms) == len(s.forms):
            s.names = same[0].names
        else:
            missing += 1
    if missing:
        print(f"{missing} sentences have no names", file=sys.stderr)


def spans(path: list[int]) -> set[tuple[int, int, int]]:
    """(first, behind the last, kind) of each name in a row of labels, by their places in LABELS."""
    out, start = set(), None
    for i, label in enumerate([*path, 0]):
        if start is not None and (label == 0 or label % 2 == 1):
            out.add((start, i, (path[start] + 1) // 2))
            start = None
        if label % 2 == 1:
            start = i
    return out


def pool_of(sentences: list[Sentence]) -> dict[str, list[list[str]]]:
    pool = {"PER": [], "ORG": [], "LOC": []}
    for s in sentences:
        for start, end, kind in sorted(spans([LABELS.index(label) for label in s.names])):
            pool[LABELS[2 * kind][2:]].append(s.forms[start:end])
    return pool


def replaced(s: Sentence, pool: dict[str, list[list[str]]], rng: np.random.Generator, share: float) -> Sentence:
    """The sentence with a share of its names changed for others of their kind."""
    forms, labels, i = [], [], 0
    while i < len(s.forms):
        kind = s.names[i][2:]
        end = i + 1
        while kind and end < len(s.forms) and s.names[end] == "I-" + kind:
            end += 1
        piece = s.forms[i:end]
        if kind and rng.random() < share:
            piece = pool[kind][rng.integers(len(pool[kind]))]
        forms += piece
        labels += ["O"] * len(piece) if not kind else ["B-" + kind] + ["I-" + kind] * (len(piece) - 1)
        i = end
    return Sentence(forms, names=labels)
