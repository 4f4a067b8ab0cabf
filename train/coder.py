"""Sentences as rows of numbers, packed in batches, and names read from the net's scores."""
import numpy as np
import torch

import features
from data import LABELS

ROOT = "\0root"


class Coder:
    def __init__(self, words, tags, relations):
        self.words, self.tags, self.relations = words, tags, relations
        self.word_id = {w: i for i, w in enumerate(words)}
        self.tag_id = {t: i for i, t in enumerate(tags)}
        self.relation_id = {r: i for i, r in enumerate(relations)}
        self.cache = {}
        kind = lambda names, separator: [sorted({n.split(separator)[0] for n in names}).index(n.split(separator)[0]) for n in names]
        self.upos, self.plain = kind(tags, "|"), kind(relations, ":")  # what is measured: parts of speech, relations without subtypes

    def unit(self, form, first):
        key = (form, first)
        if key not in self.cache:
            self.cache[key] = (self.word_id.get(features.normalise(form), 0), *features.affixes(form, first))
        return self.cache[key]

    def encode(self, s):
        """ids (with the root first), tag, head, relation, name; -1 where the sentence says nothing."""
        n = len(s.forms)
        ids = np.zeros((n + 1, 6), np.int64)
        ids[0] = (1, 0, 0, 0, 0, 0)  # the root
        for i, f in enumerate(s.forms):
            ids[i + 1] = self.unit(f, i == 0)
        gold = np.full((4, n + 1), -1, np.int64)
        if s.tags:
            gold[0, 1:] = [self.tag_id.get(t, self.tag_id.get(t.split("|")[0], 0)) for t in s.tags]
            gold[1, 1:] = s.heads
            gold[2, 1:] = [self.relation_id.get(r, 0) for r in s.relations]
        if s.names:
            gold[3, 1:] = [LABELS.index(y) for y in s.names]
        return ids, gold


def batches(lengths, most, rng):
    order = np.arange(len(lengths))
    if rng is not None:
        rng.shuffle(order)
    chunk = 800 if rng is not None else len(order)
    out = []
    for a in range(0, len(order), chunk):
        part = sorted(order[a:a + chunk], key=lambda i: -lengths[i])
        now = []
        for i in part:
            if now and lengths[now[0]] * (len(now) + 1) > most:
                out.append(now)
                now = []
            now.append(i)
        if now:
            out.append(now)
    if rng is not None:
        rng.shuffle(out)
    return out


def pack(items):
    n = max(len(i) for i, _ in items)
    ids = np.zeros((len(items), n, 6), np.int64)
    gold = np.full((4, len(items), n), -1, np.int64)
    for b, (i, g) in enumerate(items):
        ids[b, :len(i)] = i
        gold[:, b, :len(i)] = g
    return torch.from_numpy(ids), torch.from_numpy(gold), torch.tensor([len(i) for i, _ in items])


def viterbi(scores):
    k = len(LABELS)
    allowed = np.array([[not y.startswith("I-") or x[2:] == y[2:] and x != "O" for y in LABELS] for x in LABELS])
    best = np.where([not y.startswith("I-") for y in LABELS], scores[0], -1e9)
    back = []
    for row in scores[1:]:
        table = np.where(allowed, best[:, None], -1e9)
        back.append(table.argmax(0))
        best = table.max(0) + row
    path = [int(best.argmax())]
    for b in reversed(back):
        path.append(int(b[path[-1]]))
    return path[::-1]
