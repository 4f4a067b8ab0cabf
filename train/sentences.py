#!/usr/bin/env python3
"""Trains lang/xx/sentences.model from treebanks: where a sentence ends.

Averaged perceptrons over the gaps that the program itself describes (target sentence_gaps), summed and rounded to signed
bytes. The same files give the same bytes. Under a minute a language.
usage: sentences.py GAPS LANGUAGE MODEL TREEBANK.conllu...
"""
import random
import subprocess
import sys

MAGIC = b"RECSENT\1"
FEATURES = 1 << 18  # SentenceModel::kFeatures
ROUNDS, MARGIN, MODELS = 6, 60, 3
MOST, SHUFFLES = 100, 2  # sentences of a text, where a treebank marks no documents


def texts(path: str, seed: int) -> list[str]:
    """The raw texts of a treebank, a tab or a vertical tab behind each sentence. Where no documents are marked,
    MOST sentences are one text, once in their order and then shuffled: what follows a heading is chance."""
    groups: list[list[str]] = []
    sentence, spaced, until, new, marked = "", True, 0, True, False
    for line in open(path, encoding="utf8"):
        cells = line.rstrip("\n").split("\t")
        if line.startswith(("# newdoc", "# newpar")):
            new = marked = True
        elif len(cells) == 10 and "." not in cells[0]:
            first, _, last = cells[0].partition("-")
            if last or int(first) > until:
                spaced = "SpaceAfter=No" not in cells[9]
                sentence += cells[1] + (" " if spaced else "")
            until = int(last or until)
        elif not line.strip() and sentence:
            if new or len(groups[-1]) == MOST:
                groups.append([])
            groups[-1].append(sentence.rstrip() + ("\t" if spaced else "\v"))
            sentence, until, new = "", 0, False
    if not marked:
        every = [s[:-1] + "\t" for g in groups for s in g]
        for n in range(SHUFFLES):
            random.Random(seed + n).shuffle(every)
            groups += [every[i:i + MOST] for i in range(0, len(every), MOST)]
    return ["".join(g).replace("\n", " ")[:-1] for g in groups]


def gaps(program: str, language: str, lines: list[str]) -> list[tuple[int, list[int]]]:
    out = subprocess.run([program, language], input="\n".join(lines) + "\n", stdout=subprocess.PIPE, encoding="utf8", check=True)
    rows = [[int(x) for x in line.split()] for line in out.stdout.splitlines()]
    return [(row[0], row[1:]) for row in rows]


def train(rows: list[tuple[int, list[int]]], seed: int) -> list[float]:
    weights, sums, step, shuffle = [0] * FEATURES, [0] * FEATURES, 0, random.Random(seed)
    for _ in range(ROUNDS):
        shuffle.shuffle(rows)
        for gold, features in rows:
            step += 1
            score = sum(weights[f] for f in features)
            if gold and score <= MARGIN or not gold and score >= -MARGIN:
                add = 1 if gold else -1
                for f in features:
                    weights[f] += add
                    sums[f] += step * add
    return [w - s / step for w, s in zip(weights, sums)]


def main(program: str, language: str, model: str, paths: list[str]) -> None:
    lines = [t for n, path in enumerate(paths) for t in texts(path, n)]
    rows = gaps(program, language, lines)
    weights = [sum(w) for w in zip(*(train(rows, seed) for seed in range(MODELS)))]
    top = max(abs(w) for w in weights)
    rounded = [round(w * 127 / top) for w in weights]
    wrong = sum((sum(rounded[f] for f in features) > 0) != gold for gold, features in rows)
    with open(model, "wb") as out:
        out.write(MAGIC + bytes(w & 255 for w in rounded))
    print(f"{len(rows)} gaps, {sum(g for g, _ in rows)} ends, {wrong} wrong in training")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:])
