"""Near-copies: recall, precision and documents a second of recoupe beside datasketch's MinHash of 128 with LSH, on the same texts in the same run.

    pip install datasketch
    beside_datasketch.py build/bench/bench/bench_copies texts.jsonl

Each line of the file is a record with `id` and `text`. The truth is exact: every pair of texts of which half of the shorter one's shingles (runs
of five folded words) stand in the other; texts of fewer than 24 shingles are no part of it. What recoupe calls one origin, and what datasketch
links, is closed over chains, and so is the truth for precision: two parts of one text are of one origin.
"""
import collections
import itertools
import json
import statistics
import subprocess
import sys
import time
import unicodedata

import datasketch

TURNS = 3
WORDS = 5
FEWEST = 24
CONTAINED = 0.5


def shingles(text: str) -> set[str]:
    plain = "".join(c if c.isalnum() else " " for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))
    words = plain.split()
    return {" ".join(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1)}


def contained_pairs(sets: list[set[str]]) -> set[tuple[int, int]]:
    texts = collections.defaultdict(list)
    for i, s in enumerate(sets):
        for shingle in s:
            texts[shingle].append(i)
    shared = collections.Counter(pair for row in texts.values() for pair in itertools.combinations(row, 2))
    return {(a, b) for (a, b), n in shared.items() if min(len(sets[a]), len(sets[b])) >= FEWEST and n >= CONTAINED * min(len(sets[a]), len(sets[b]))}


def closed(pairs, n: int) -> set[tuple[int, int]]:
    root = list(range(n))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = i = root[root[i]]
        return i

    for a, b in pairs:
        root[find(a)] = find(b)
    groups = collections.defaultdict(list)
    for i in range(n):
        groups[find(i)].append(i)
    return {pair for g in groups.values() for pair in itertools.combinations(g, 2)}


def ours(binary: str, path: str, at: dict[str, int]) -> tuple[float, list[tuple[int, int]]]:
    seconds, *rows = subprocess.run([binary, path], capture_output=True, text=True, check=True).stdout.splitlines()
    return float(seconds), [tuple(at[key] for key in row.split("\t")) for row in rows]


def theirs(texts: list[str]) -> tuple[float, list[tuple[int, int]]]:
    began = time.process_time()
    index, prints, pairs = datasketch.MinHashLSH(threshold=CONTAINED, num_perm=128), [], []
    for i, text in enumerate(texts):
        words = text.lower().split()
        m = datasketch.MinHash(num_perm=128)
        m.update_batch([" ".join(words[k : k + WORDS]).encode() for k in range(len(words) - WORDS + 1)])
        prints.append(m)
        pairs += [(int(j), i) for j in index.query(m) if m.jaccard(prints[int(j)]) >= CONTAINED]
        index.insert(str(i), m)
    return time.process_time() - began, pairs


def main() -> None:
    binary, path = sys.argv[1:3]
    with open(path, encoding="utf8") as f:
        records = [json.loads(line) for line in f]
    texts = [r["text"] for r in records]
    at = {str(r["id"]): i for i, r in enumerate(records)}
    truth = contained_pairs([shingles(t) for t in texts])
    chains = closed(truth, len(texts))
    runs = [(ours(binary, path, at), theirs(texts)) for _ in range(TURNS)]
    medians = []
    for name, results in (("recoupe", [r[0] for r in runs]), ("datasketch " + datasketch.__version__, [r[1] for r in runs])):
        seconds = statistics.median(s for s, _ in results)
        medians.append(seconds)
        found = closed(results[0][1], len(texts))
        print(f"{name}: {len(texts) / seconds:.0f} documents/s, recall {len(truth & found) / max(1, len(truth)):.3f}, precision {len(chains & found) / max(1, len(found)):.3f}")
    print(f"{len(texts)} texts, {len(truth)} pairs that contain half of the shorter one; ratio {medians[1] / medians[0]:.1f}")


if __name__ == "__main__":
    main()
