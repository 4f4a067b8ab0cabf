#!/usr/bin/env python3
"""Trains what judges the lines of scraped text: data/world/line_words.tsv, line_trees.tsv and line_net.tsv.

    train/lines.py build/release/block_features DATA

Only pages of the hosts in half A train (see extract.py): scraped texts, and HTML pages as the lines of their blocks. No page helps to weigh
the words, or to learn the first look, by which it trains what comes after. Ten minutes on a free core.
"""
import re
import sys
import zlib
from collections import Counter, defaultdict
from typing import NamedTuple

import numpy as np

import boost
import line_net
from extract import described, half, labels, page, report, rows_of, stack

FOLDS = 3
SUREST = 4000  # beyond it a score says no more
WORDS = 7      # columns of words that are the last of the first look: five weighed here, then the title's share, then twins


class Lines(NamedTuple):
    """The lines of one page."""
    host: str
    x: np.ndarray
    y: np.ndarray
    weight: np.ndarray
    words: list[list[str]]

    def fold(self) -> int:
        return zlib.crc32(self.host.encode()) % FOLDS


def line_labels(lines: list, texts: list[str]) -> list[int]:
    """Labels of the lines of a scraped text; the program may have joined some."""
    gold = [(y, re.sub(r"\s+", " ", x).strip()) for y, x in lines]
    gold, at, out = [(y, x) for y, x in gold if x], 0, []
    for text in texts:
        ones, size, joined = 0, 0, ""
        while at < len(gold) and len(joined) < len(text):
            joined = f"{joined} {gold[at][1]}".strip()
            ones, size, at = ones + gold[at][0], size + 1, at + 1
        out.append(int(ones * 2 >= size and size > 0))
    return out


def read_lines(tool: str, data: str) -> tuple[list[Lines], list[Lines]]:
    """Pages that train, and scraped texts of half B."""
    halves = {f"fundus-tests/{r['id']}": half(r) for r in rows_of(data, "fundus-tests")}
    gold = rows_of(data, "residue")
    records = [{"id": str(i), "text": "\n".join(x for _, x in r["lines"]), "title": r["title"]} for i, r in enumerate(gold)]
    parts: dict[str, list[Lines]] = {"A": [], "B": []}
    for key, (x, texts) in described(tool, "lines", records).items():
        row = gold[int(key)]
        texts, words = folded(texts)
        y = np.array(line_labels(row["lines"], texts), np.int32)
        parts[halves.get(row["id"]) or half(row)].append(Lines(row["id"], x, y, np.full(len(y), 10 / len(y) ** .5), words))
    for name in ("fundus-tests", "wcxb-dev-articles", "trafilatura"):
        gold = [r for r in rows_of(data, name) if half(r) == "A" and (r.get("text") or r.get("with"))]
        for key, (x, texts) in described(tool, "lines", [dict(page(r), id=str(i)) for i, r in enumerate(gold)]).items():
            texts, words = folded(texts)
            y = np.array(labels(gold[int(key)], texts), np.int32)
            host = re.sub(r"^\w+://(www\.)?", "", gold[int(key)].get("url") or key).split("/")[0]
            parts["A"].append(Lines(host, x, y, np.full(len(y), 3.5 / len(y) ** .5), words))
    return parts["A"], parts["B"]


def folded(texts: list[str]) -> tuple[list[str], list[list[str]]]:
    """Lines, and the words of each as the program folds them."""
    pairs = [t.split("\v") for t in texts]
    return [a for a, _ in pairs], [b.split() for _, b in pairs]


def word_weights(pages: list[Lines]) -> dict[str, int]:
    """Tenths of the log odds that a line with the word belongs to its article; every host has one vote."""
    least_hosts, least_weight, most = 12, 3, 30
    kept, cut, hosts = defaultdict(float), defaultdict(float), defaultdict(set)
    for p in pages:
        count = {0: Counter(), 1: Counter()}
        for words, y in zip(p.words, p.y):
            if y >= 0:
                count[int(y)].update(w for w in set(words) if not w.isdigit())
        for word in count[0] | count[1]:
            share = count[1][word] / (count[0][word] + count[1][word])
            kept[word] += share
            cut[word] += 1 - share
            hosts[word].add(p.host)
    odds = {w: round(10 * np.log((kept[w] + 1) / (cut[w] + 1))) for w in hosts if len(hosts[w]) >= least_hosts}
    return {w: int(np.clip(v, -most, most)) for w, v in sorted(odds.items()) if abs(v) >= least_weight}


def weighed(p: Lines, weights: dict[str, int]) -> np.ndarray:
    """The columns of src/read/extract/line_words.h by these weights."""
    most_weighed, most_sum = 60, 300
    out = p.x.copy()
    for i, words in enumerate(p.words):
        found = [weights[w] for w in words if w in weights][:most_weighed]
        total = sum(found)
        mean = int(total * 10 / len(found)) if found else 0
        out[i, -WORDS:-WORDS + 5] = (mean, min(found, default=0), max(found, default=0), max(-most_sum, min(most_sum, total)),
                                     len(found) * 100 // max(len(words), 1))
    return out


def together(first: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """The rows of src/read/extract/line_features.h for the net: the features and what the first look said."""
    return np.concatenate([first, np.clip(scores, -SUREST, SUREST)[:, None].astype(np.int32)], 1)


def learn(pages: list[Lines], rows: list[np.ndarray], **how) -> list:
    return boost.train(*stack([(x, p.y, p.weight) for p, x in zip(pages, rows)]), **how)


def main(tool: str, data: str) -> None:
    train, judge = read_lines(tool, data)
    others = [[p for p in train if p.fold() != f] for f in range(FOLDS)]
    weights, held = word_weights(train), [word_weights(o) for o in others]
    with open("data/world/line_words.tsv", "w", encoding="utf8") as f:
        f.write("# Words as fold() writes them: tenths of the log odds that a line of scraped text with it belongs to its article.\n"
                "# Made by train/lines.py, never by hand.\nword\tweight\n")
        f.writelines(f"{w}\t{v}\n" for w, v in weights.items())
    how = {"trees": 100, "rate": .15, "calm": 5}
    rows = [weighed(p, held[p.fold()]) for p in train]
    first = learn(train, rows, **how)
    boost.write(first, "data/world/line_trees.tsv", "a line of scraped text", "LineFeature")
    unseen = [learn(o, [x for p, x in zip(train, rows) if p.fold() != f], **how) for f, o in enumerate(others)]
    looks = [together(x, boost.predict(unseen[p.fold()], x)) for p, x in zip(train, rows)]
    bounds, net = line_net.learn([(x, p.y, p.weight) for p, x in zip(train, looks)])
    model = line_net.whole(net)
    line_net.write(bounds, model, "data/world/line_net.tsv")
    seen = [weighed(p, weights) for p in judge]
    report("lines, first look", first, {"B": [(x, p.y, p.weight) for p, x in zip(judge, seen)]})
    kept = [line_net.scores(bounds, model, together(x, boost.predict(first, x))) > 0 for x in seen]
    right = sum(int((k & (p.y == 1)).sum()) for p, k in zip(judge, kept))
    print(f"lines, net, half B: F1 {2 * right / sum(int(k.sum()) + int((p.y == 1).sum()) for p, k in zip(judge, kept)):.4f}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
