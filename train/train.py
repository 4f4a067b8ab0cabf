"""Trains the net of one language: tags, trees and names from the same two layers.

    train.py fr --data DIR --vectors PATH --recoupe BINARY --out NET [--teachers NET...]

DIR holds ud/ and ner/ (README.md names their files), PATH is what vectors.py reads, BINARY cuts our
name gold into words. Teachers, nets trained before, give trees to the sentences that have only names,
and names to those that have only trees. NET is what export.py reads. The same bytes for the same
input, on one machine.
"""
import argparse
import collections
import copy
import os
import sys
import time

import numpy as np
import torch
from torch import nn

import data
import features
import teachers
import treebank
import vectors
from coder import ROOT, Coder, batches, pack, viterbi
from data import LABELS
from net import Net

RATE, WARM, STEADY, LEAST = 2e-3, 100, 0.4, 0.02  # the rate, its steps of rise, the share at its height, what is left of it
RARE_TAG = 4      # a tag seen less often counts as its part of speech alone
REPLACED = 0.4    # share of the names that one of the two copies of our gold has changed
LOWERED = 0.04    # share of its sentences in small letters
OTHERS = 4        # one in so many of the others' name sentences an epoch
MEAN_EVERY, MEAN_DECAY = 10, 0.99


def loss_of(net, ids, gold, lengths, name_weight):
    h = net.encode(ids, lengths)
    ce = nn.functional.cross_entropy
    tag, head, relation, name = gold.reshape(4, -1)
    flat = h.reshape(-1, h.shape[-1])
    total = 0.0
    at = (tag >= 0).nonzero().squeeze(1)
    if len(at):
        total = total + ce(net.tag(flat[at]), tag[at])
        arcs = net.arcs(h)
        mask = torch.arange(ids.shape[1])[None] >= lengths[:, None]
        arcs = arcs.masked_fill(mask[:, None], -1e9).reshape(-1, ids.shape[1])
        total = total + ce(arcs[at], head[at])
        d, a = net.labels(h)
        d = d.reshape(-1, d.shape[-1])[at]
        a = a[at // ids.shape[1], head[at]]
        total = total + ce(net.label_scores(d, a), relation[at])
    at = (name >= 0).nonzero().squeeze(1)
    if len(at):
        total = total + name_weight * ce(net.name(flat[at]), name[at])
    return total


@torch.no_grad()
def evaluate(net, coder, sentences, most=3000):
    net.eval()
    items = [coder.encode(s) for s in sentences]
    n = right_tag = right_head = right_label = 0
    gold_names = got_names = both = 0
    for ids_of in batches([len(i) for i, _ in items], most, None):
        ids, gold, lengths = pack([items[i] for i in ids_of])
        h = net.encode(ids, lengths)
        tag, head, relation, name = gold
        if (tag >= 0).any():
            arcs = net.arcs(h).masked_fill((torch.arange(ids.shape[1])[None] >= lengths[:, None])[:, None], -1e9)
            best = arcs.argmax(2)
            d, a = net.labels(h)
            b, m = best.shape
            chosen = torch.gather(a, 1, best[..., None].expand(b, m, a.shape[2]))
            labels = net.label_scores(d.reshape(b * m, -1), chosen.reshape(b * m, -1)).argmax(1).view(b, m)
            tags = net.tag(h).argmax(2)
            known = tag >= 0
            n += known.sum().item()
            upos = torch.tensor(coder.upos)
            right_tag += ((upos[tags] == upos[tag.clamp_min(0)]) & known).sum().item()
            ok = (best == head) & known
            right_head += ok.sum().item()
            plain = torch.tensor(coder.plain)
            right_label += (ok & (plain[labels] == plain[relation.clamp_min(0)])).sum().item()
        if (name >= 0).any():
            scores = net.name(h).numpy()
            for k in range(len(ids_of)):
                size = int(lengths[k])
                got = data.spans(viterbi(scores[k, 1:size]))
                want = data.spans([int(y) for y in name[k, 1:size]])
                gold_names += len(want)
                got_names += len(got)
                both += len(want & got)
    net.train()
    out = {}
    if n:
        out |= {"upos": right_tag / n, "uas": right_head / n, "las": right_label / n}
    if gold_names:
        out |= {"names_p": both / max(1, got_names), "names_r": both / gold_names, "names_f1": 2 * both / (got_names + gold_names)}
    return {k: round(100 * v, 2) for k, v in out.items()}


def make_net(a, d: data.Data) -> tuple[Net, Coder]:
    counts = collections.Counter(features.normalise(f) for s in [*d.trees, *d.gold] for f in s.forms)
    known, table = vectors.table(d.words, d.vectors, set(counts), data.VOCABULARY[a.language])
    have = set(known)
    vocabulary = ["", ROOT, *known, *sorted(w for w, c in counts.items() if c > 1 and w not in have)]
    pretrained = np.zeros((len(vocabulary), table.shape[1]), np.float32)
    pretrained[2:2 + len(known)] = table
    pretrained /= 3 * np.sqrt((table.astype(np.float32) ** 2).mean())
    tag_counts = collections.Counter(t for s in d.trees for t in s.tags)
    tags = sorted({t for t, c in tag_counts.items() if c >= RARE_TAG} | {t.split("|")[0] for t in tag_counts})
    relations = sorted({r for s in d.trees for r in s.relations})
    coder = Coder(vocabulary, tags, relations)
    own_row = torch.zeros(len(vocabulary), dtype=torch.long)
    frequent = [i for i, w in enumerate(vocabulary) if i == 1 or counts.get(w, 0) > 1]
    own_row[frequent] = torch.arange(1, len(frequent) + 1)
    hide = torch.tensor([1 / (1 + counts.get(w, 0) / 3) if w in have else 0.0 for w in vocabulary])
    net = Net(torch.from_numpy(pretrained), own_row, len(tags), len(relations), len(LABELS), hidden=a.hidden, hide_own=hide.clamp_max(0.4))
    print(f"{len(d.trees)} trees, {len(d.gold)} + {len(d.other)} sentences with names, {len(vocabulary)} words ({len(known)} with a vector), "
          f"{len(tags)} tags, {len(relations)} relations", file=sys.stderr)
    return net, coder


def train(a, d: data.Data, net: Net, coder: Coder) -> Net:
    """Gives the running mean of the net's weights."""
    rng = np.random.default_rng(a.seed)
    pool = data.pool_of(d.gold)
    trees, others = [coder.encode(s) for s in d.trees], [coder.encode(s) for s in d.other]

    def epoch_items():
        named = [*(data.replaced(s, pool, rng, REPLACED) for s in d.gold), *d.gold]
        named = [treebank.Sentence([f.lower() for f in s.forms], names=s.names) if rng.random() < LOWERED else s for s in named]
        return [*trees, *(coder.encode(s) for s in named), *(others[i] for i in rng.permutation(len(others))[:len(others) // OTHERS])]

    steps = a.epochs * len(batches([len(i) for i, _ in epoch_items()], a.tokens, np.random.default_rng(0)))
    mean = copy.deepcopy(net)
    optimiser = torch.optim.Adam(net.parameters(), lr=RATE, betas=(0.9, 0.95))
    start, step = time.time(), 0
    for epoch in range(a.epochs):
        items, total, count = epoch_items(), 0.0, 0
        for ids_of in batches([len(i) for i, _ in items], a.tokens, rng):
            done = min(1.0, step / steps)
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(1, (step + 1) / WARM) * (1 if done < STEADY else max(LEAST, (1 - done) / (1 - STEADY)))
            loss = loss_of(net, *pack([items[i] for i in ids_of]), a.name_weight)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            if step % MEAN_EVERY == 0:
                at = step / MEAN_EVERY
                with torch.no_grad():
                    for m, p in zip(mean.parameters(), net.parameters()):
                        m.lerp_(p, 1 - min(MEAN_DECAY, (at + 1) / (at + 10)))
            total, count, step = total + loss.item(), count + 1, step + 1
        print(f"epoch {epoch + 1} of {a.epochs}: loss {total / count:.3f}, {time.time() - start:.0f} s", file=sys.stderr, flush=True)
    return mean


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("language", choices=sorted(data.TREES))
    p.add_argument("--data", required=True)
    p.add_argument("--gold", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "names"))
    p.add_argument("--vectors", required=True)
    p.add_argument("--recoupe", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--epochs", type=int, default=20)
    p.add_argument("--tokens", type=int, default=1000, help="of a batch")
    p.add_argument("--hidden", type=int, default=128)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--name-weight", type=float, default=3, help="of the loss of names: most words are none, so it is small")
    p.add_argument("--teachers", nargs="*", default=[])
    a = p.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    d = data.load(a.language, a.data, a.gold, a.recoupe, a.vectors)
    net, coder = make_net(a, d)
    if a.teachers:
        masters = [teachers.load(path) for path in a.teachers]
        for sentences in (d.trees, d.gold, d.other):
            sentences[:] = teachers.annotate(masters, sentences)
    mean = train(a, d, net, coder)
    for name, sentences in d.measured.items():
        print(name, evaluate(mean, coder, sentences), file=sys.stderr)
    torch.save({"net": mean.state_dict(), "words": coder.words, "tags": coder.tags, "relations": coder.relations, "names": LABELS, "hidden": a.hidden}, a.out)


if __name__ == "__main__":
    main()
