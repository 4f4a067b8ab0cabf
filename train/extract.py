#!/usr/bin/env python3
"""Trains the arbiter of a page's blocks: data/world/body_trees.tsv. Lines of scraped text: lines.py.

    train/extract.py build/release/block_features DATA

DATA holds extraction/*.jsonl.gz. Only pages of the hosts in half A train; half B is what docs/quality.md reports. Prints how many blocks
and lines of either half are judged rightly.
"""
import gzip
import json
import re
import subprocess
import sys
import tempfile
import zlib

import numpy as np

import boost

WORD = re.compile(r"\w+")
SECOND_LEVEL = ("co", "com", "org", "net", "gov", "ac", "or", "ne", "gob", "edu")
# What a page of each set weighs: fundus gives whole articles of the press, trafilatura single segments.
WEIGHTS = {"fundus-tests": 1.5, "wcxb-dev-articles": 1.0, "trafilatura": 0.6}


def half(row: dict) -> str:
    """A or B by the host of a page, so that no site stands in both."""
    url = re.sub(r"^(hard::)?(https?://)?(www\.)?", "", (row.get("url") or "").lower())
    host = re.split(r"[/?#:]", url)[0].removesuffix(".html") or row["id"]
    if url and (match := re.match(r"([a-z0-9-]+\.)+[a-z]{2,4}(?=-|$)", host)):
        host = match[0]
    parts = host.split(".")
    keep = 3 if len(parts) > 2 and parts[-2] in SECOND_LEVEL and len(parts[-1]) == 2 else 2
    return "AB"[zlib.crc32(".".join(parts[-keep:]).encode()) % 2]


def rows_of(data: str, name: str) -> list[dict]:
    with gzip.open(f"{data}/extraction/{name}.jsonl.gz", "rt", encoding="utf8") as f:
        return [json.loads(line) for line in f]


def described(tool: str, what: str, records: list[dict]) -> dict[str, tuple[np.ndarray, list[str]]]:
    """Features and words of each record's blocks or lines, as the program itself sees them."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8", errors="replace") as f:
        f.writelines(json.dumps(r) + "\n" for r in records)
        f.flush()
        out = subprocess.run([tool, what, f.name], capture_output=True, check=True, text=True).stdout
    found: dict[str, tuple[list, list]] = {}
    for line in out.split("\n")[:-1]:
        name, _, numbers, text = line.split("\t")
        numbers_of, texts = found.setdefault(name, ([], []))
        numbers_of.append([int(n) for n in numbers.split()])
        texts.append(text)
    return {k: (np.array(a, np.int32), b) for k, (a, b) in found.items()}


def grams(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3))] if words else []


def labels(row: dict, texts: list[str]) -> list[int]:
    """1 for what stands in the gold text, 0 for what does not, -1 where that is not sure."""
    if "with" in row and not row.get("text"):
        flat = [re.sub(r"\s+", " ", t).strip() for t in texts]
        want, avoid = ([re.sub(r"\s+", " ", s).strip() for s in row[k]] for k in ("with", "without"))
        has, not_ = ([any(s and s in t for s in part) for t in flat] for part in (want, avoid))
        return [-1 if a == b else int(a) for a, b in zip(has, not_)]
    lines = {" ".join(WORD.findall(line)).lower() for line in row["text"].split("\n")}
    gold, out = set(grams(WORD.findall(row["text"]))), []
    for text in texts:
        words = WORD.findall(text)
        if len(words) <= 3:
            out.append(int(" ".join(words).lower() in lines) if words else -1)
            continue
        own = grams(words)
        share = sum(g in gold for g in own) / len(own)
        out.append(1 if share >= .7 else 0 if share <= .35 else -1)
    return out


def stack(pages: list[tuple]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows, labels and weights of pages (features, labels, weight of each row)."""
    parts = [(x[y >= 0], y[y >= 0], w[y >= 0]) for x, y, w in pages if (y >= 0).any()]
    rows, truth, weight = (np.concatenate(p) for p in zip(*parts))
    return rows, truth.astype(float), weight


def report(name: str, trees: list, pages: dict[str, list[tuple]]) -> None:
    for part, list_of in pages.items():
        rows, truth, weight = stack(list_of)
        right = (boost.predict(trees, rows) > 0) == (truth > 0)
        print(f"{name}, half {part}: {len(rows)} judged, {(right * weight).sum() / weight.sum():.4f} right by weight")


def train_blocks(tool: str, data: str) -> None:
    pages: dict[str, list[tuple]] = {"A": [], "B": []}
    for name, value in WEIGHTS.items():
        gold = rows_of(data, name)
        records = [dict(page(r), id=str(i)) for i, r in enumerate(gold)]
        for key, (x, texts) in described(tool, "blocks", records).items():
            row = gold[int(key)]
            if not (row.get("text") or row.get("with")):
                continue
            y = np.array(labels(row, texts), np.int32)
            w = np.minimum([len(t.split()) for t in texts], 40) + 6.0
            pages[half(row)].append((x, y, w / max(w[y >= 0].sum(), 1) * value * 100))
    trees = boost.train(*stack(pages["A"]), trees=160, rate=.15, calm=3)
    report("blocks", trees, pages)
    boost.write(trees, "data/world/body_trees.tsv", "a block of a page", "BlockFeature")


def page(row: dict) -> dict:
    """The record that the program is given: a page, never its gold."""
    return {k: row[k] for k in ("html", "html_base64", "url") if row.get(k)}


if __name__ == "__main__":
    train_blocks(*sys.argv[1:3])
