"""What nets that were trained before say of sentences that have no trees, or no names.

Several teachers decide together, by the sum of their log-likelihoods. Their heads need not make a
tree: the student learns from each word.
"""
import copy

import torch

import treebank
from coder import Coder, batches, pack, viterbi
from data import LABELS
from net import Net

LONGEST = 150  # units; longer sentences are mostly lists


def load(path: str) -> tuple[Net, Coder]:
    saved = torch.load(path, weights_only=True)
    weights, words = saved["net"], saved["words"]
    net = Net(weights["pretrained"], weights["own_row"], len(saved["tags"]), len(saved["relations"]), len(saved["names"]), hidden=saved["hidden"])
    net.load_state_dict(weights)
    net.eval()
    return net, Coder(words, saved["tags"], saved["relations"])


@torch.no_grad()
def annotate(teachers: list[tuple[Net, Coder]], sentences: list[treebank.Sentence], most: int = 3000) -> list[treebank.Sentence]:
    """The sentences, in their order, with all that they lacked; too long ones as they are."""
    out = list(sentences)
    lacking = [i for i, s in enumerate(out) if (s.heads is None or s.names is None) and len(s.forms) <= LONGEST]
    for ids_of in batches([len(out[i].forms) + 1 for i in lacking], most, None):
        group = [lacking[i] for i in ids_of]
        for i, said in zip(group, together(teachers, [out[i] for i in group])):
            out[i] = said
    return out


def together(teachers, sentences):
    """One batch."""
    tags, relations = teachers[0][1].tags, teachers[0][1].relations
    arcs = tag = name = label = 0
    states = []
    for net, coder in teachers:
        if coder.tags != tags or coder.relations != relations:
            raise ValueError("the teachers know different tags or relations")
        ids, _, lengths = pack([coder.encode(treebank.Sentence(s.forms)) for s in sentences])
        h = net.encode(ids, lengths)
        states.append((net, h))
        outside = (torch.arange(ids.shape[1])[None] >= lengths[:, None])[:, None]
        arcs = arcs + net.arcs(h).masked_fill(outside, -1e9).log_softmax(2)
        tag = tag + net.tag(h).log_softmax(2)
        name = name + net.name(h).log_softmax(2)
    heads = arcs.argmax(2)
    for net, h in states:
        d, a = net.labels(h)
        a = torch.gather(a, 1, heads[..., None].expand(-1, -1, a.shape[2]))
        label = label + net.label_scores(d.flatten(0, 1), a.flatten(0, 1)).log_softmax(1).view(*heads.shape, -1)
    out = []
    for k, s in enumerate(sentences):
        s, end = copy.copy(s), len(s.forms) + 1
        if s.heads is None:
            s.heads = heads[k, 1:end].tolist()
            s.relations = [relations[r] for r in label[k, 1:end].argmax(1)]
            s.tags = [tags[t] for t in tag[k, 1:end].argmax(1)]
        if s.names is None:
            s.names = [LABELS[y] for y in viterbi(name[k, 1:end].numpy())]
        out.append(s)
    return out
