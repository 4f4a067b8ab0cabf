"""Writes a trained net as data/lang/xx/syntax.model: integers that src/pack/syntax_model.h reads.

usage: export.py NET OUT SAMPLE.conllu...

NET is what train.py saves. The sample (a treebank; it need not be a held-out one) says how large
activations grow. Every row of a matrix has a unit of its own, a whole multiple (1 to 127) of the
matrix's: so a product is an integer times an integer, and nothing but the weights is rounded.
The bytes depend on NET and the sample alone.
"""
import struct
import sys

import numpy as np
import torch

import features
import treebank
from net import Net

GATE = 1 / 4096        # the unit of a gate's pre-activation
STATE = 1 / 128        # of an LSTM's state
MOST, PAIR = 127, 4095  # the largest activation, the largest number of a pair score
MOST_BIAS, MOST_SHIFT = 1 << 27, 28
TABLES = ["word", "suffix2", "suffix3", "suffix4", "prefix3", "shape"]


def best_limit(values: np.ndarray, levels: int) -> np.ndarray:
    """Where to cut the rows of `values` so that rounding to +-levels loses least: one limit a row."""
    top = np.abs(values).max(axis=1)
    best, least = top.copy(), np.full(len(top), np.inf)
    for share in np.linspace(0.4, 1, 31):
        unit = np.maximum(top * share, 1e-9)[:, None] / levels
        loss = ((np.clip(np.rint(values / unit), -levels, levels) * unit - values) ** 2).sum(axis=1)
        better = loss < least
        best[better], least[better] = (top * share)[better], loss[better]
    return np.maximum(best, 1e-9)


class Model:
    def __init__(self):
        self.sections = []

    def add(self, name: str, values: np.ndarray, shift: int = 0):
        assert values.dtype in (np.uint8, np.int8, np.int32, np.uint32) and values.ndim == 2
        self.sections.append((name, values, shift))

    def text(self, name: str, lines: list[str]):
        self.add(name, np.frombuffer("\n".join(lines).encode(), np.uint8)[None])

    def matrix(self, name: str, weights: np.ndarray, bias: np.ndarray, shift: int, per_shift: float):
        """`per_shift`: what 1 in a product of weight 1 and activation 1 is in the result's unit."""
        one = per_shift * 2.0 ** shift
        multiplier = np.clip(np.ceil(best_limit(weights, MOST) * one / MOST), 1, 127)
        rounded = np.clip(np.rint(weights * one / multiplier[:, None]), -MOST, MOST)
        biases = np.rint(bias)
        assert np.abs(biases).max() <= MOST_BIAS, name
        self.add(name, rounded.astype(np.int8), shift)
        self.add(name + ".rows", np.stack([multiplier, biases]).astype(np.int32))

    def write(self, path: str):
        head, body, at = b"RECNET\0\1" + struct.pack("<I", len(self.sections)), b"", 0
        start = (len(head) + 48 * len(self.sections) + 63) // 64 * 64
        for name, values, shift in self.sections:
            head += struct.pack("<24sIIIIiI", name.encode(), values.itemsize, *values.shape, start + len(body), shift, 0)
            body += values.astype(values.dtype.newbyteorder("<")).tobytes()
            body += bytes(-len(body) % 64)
        with open(path, "wb") as f:
            f.write(head + bytes(start - len(head)) + body)


def shift_for(one: float, weights: list[np.ndarray]) -> int:
    """The largest shift with which every row's multiplier is at most 127."""
    top = max(best_limit(w, MOST).max() for w in weights)
    return max(0, min(MOST_SHIFT, int(np.floor(np.log2(127 * MOST / (top * one))))))


def add_dense(model: Model, name: str, weights: np.ndarray, bias: np.ndarray, unit_in: float, unit_out: float):
    one = unit_in / unit_out
    shift = shift_for(one, [weights])
    model.matrix(name, weights, bias / unit_out * 2.0 ** shift, shift, one)


def add_layer(model: Model, name: str, inputs: list[np.ndarray], states: list[np.ndarray], biases: list[np.ndarray], unit_in: float):
    one_in, one_state = unit_in / GATE, STATE / GATE
    shift = min(shift_for(one_in, inputs), shift_for(one_state, states))
    model.matrix(name + ".input", np.concatenate(inputs), np.concatenate(biases) / GATE * 2.0 ** shift, shift, one_in)
    for direction, w in zip(("forth", "back"), states):
        model.matrix(f"{name}.{direction}", w, np.zeros(len(w)), shift, one_state)


def read_net(path: str):
    saved = torch.load(path, map_location="cpu", weights_only=True)
    w = saved["net"]
    net = Net(w["pretrained"], w["own_row"], len(saved["tags"]), len(saved["relations"]), len(saved["names"]), hidden=saved["hidden"],
              word=w["project.weight"].shape[0], affix=w["affixes.0.weight"].shape[1], arc=w["arc"].shape[1], label=w["label"].shape[1] - 1)
    net.load_state_dict(w)
    return net.eval(), saved


@torch.no_grad()
def activations(net, words: list[str], sample: list[str], most: int = 1500):
    """What stands behind the four small layers, for the units of some sentences."""
    rows = {w: i for i, w in enumerate(words)}
    sentences = [s for path in sample for s in treebank.read_conllu(path)]
    out = {k: [] for k in ("arc_dep", "arc_head", "label_dep", "label_head")}
    for s in sentences[::max(1, len(sentences) // most)]:
        ids = [(1, 0, 0, 0, 0, 0)] + [(rows.get(features.normalise(f), 0), *features.affixes(f, i == 0)) for i, f in enumerate(s.forms)]
        h = net.encode(torch.tensor([ids]), torch.tensor([len(ids)]))[0]
        for k in out:
            out[k].append(torch.relu(getattr(net, k)(h)))
    return {k: torch.cat(v).double().numpy() for k, v in out.items()}


def add_words(model: Model, net, words: list[str]) -> list[np.ndarray]:
    """The tables of whole numbers; gives what their parts of an input are in units of 1/127."""
    with torch.no_grad():
        vectors = net.own(net.own_row) + net.project(net.pretrained)
    keys = [features.fnv(w, 0) for w in words[2:]]
    order = sorted(range(len(keys)), key=lambda i: keys[i])
    kept = [i for n, i in enumerate(order) if n == 0 or keys[i] != keys[order[n - 1]]]
    print(f"{len(kept)} words, {len(order) - len(kept)} left out because their keys are others'", file=sys.stderr)
    model.add("keys", np.array([[keys[i]] for i in kept], np.uint32))
    rows, row_of = [0, 1], {}  # alike words share a row
    places = []
    for i in kept:
        place = row_of.setdefault((int(net.own_row[i + 2]), net.pretrained[i + 2].numpy().tobytes()), len(rows))
        if place == len(rows):
            rows.append(i + 2)
        places.append(place)
    model.add("key_rows", np.array([[p] for p in places], np.uint32))
    tables = [vectors[torch.tensor(rows)], *(e.weight for e in net.affixes)]
    limits = []
    for name, table in zip(TABLES, tables):
        values = table.detach().double().numpy()
        limit = best_limit(values.reshape(1, -1), MOST)[0]
        model.add(name, np.clip(np.rint(values * MOST / limit), -MOST, MOST).astype(np.int8))
        limits.append(np.full(values.shape[1], limit))
    return limits


def export(net, saved: dict, sample: list[str], path: str):
    model = Model()
    for name in ("tags", "relations", "names"):
        model.text(name, saved[name])
    limits = np.concatenate(add_words(model, net, saved["words"]))
    w = {k: v.double().numpy() for k, v in net.state_dict().items() if v.is_floating_point()}
    for k in range(len(net.forth)):
        part = lambda what: [w[f"{d}.{k}.{what}_l0"] for d in ("forth", "back")]
        inputs = part("weight_ih") if k else [x * limits for x in part("weight_ih")]
        biases = [a + b for a, b in zip(part("bias_ih"), part("bias_hh"))]
        add_layer(model, f"layer{k + 1}", inputs, part("weight_hh"), biases, STATE if k else 1 / MOST)
    for name in ("tag", "name"):
        add_dense(model, name, w[name + ".weight"], w[name + ".bias"], STATE, GATE)
    seen = activations(net, saved["words"], sample)
    unit = {k: best_limit(v.reshape(1, -1), MOST)[0] / MOST for k, v in seen.items() if k.endswith("dep")}
    unit |= {k: max(1.0, v.max()) / PAIR for k, v in seen.items() if k.endswith("head")}
    for name in unit:
        add_dense(model, name, w[name + ".weight"], w[name + ".bias"], STATE, unit[name])
    pair = {"arc": (w["arc"][:-1].T, w["arc"][-1]), "label": (w["label"][:, :, :-1].reshape(-1, w["label"].shape[2] - 1), w["label"][:, :, -1].reshape(-1))}
    for name, (weights, bias) in pair.items():
        most = max(np.abs(a @ weights.T + bias).max() for a in np.array_split(seen[name + "_dep"], 50) if len(a))
        add_dense(model, name, weights, bias, unit[name + "_dep"], most * 1.1 / PAIR)
    model.add("label_one", np.array([[round(1 / unit["label_head"])]], np.int32))
    model.write(path)


if __name__ == "__main__":
    export(*read_net(sys.argv[1]), sys.argv[3:], sys.argv[2])
