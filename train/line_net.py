"""The net that judges the lines of a scraped text together: what src/pack/line_net.h runs, in integers.

Each feature of a line is one of a few bins, each bin a row of numbers; the rows add up to the state of the line. Layers then look at the line and at one on
either side, one, two, four, eight and sixteen lines away, and add what they see.
"""
import numpy as np
import torch
from torch import nn


UNIT = 256  # all numbers of the model are 256ths
MOST_STATE, MOST_WEIGHT = 20_000, 1_000
STATES, REACHES, BINS = 32, (1, 2, 4, 8, 16), 12
PAGES_A_STEP = 8
EPOCHS, RATE, DROPPED, DECAY = 14, 6e-3, .25, .02


def bounds_of(rows: np.ndarray) -> list[np.ndarray]:
    """The values above which the next bin of a feature begins."""
    out = []
    for column in rows.T:
        values = np.unique(column)
        edges = values[:-1] if len(values) <= BINS else np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1], method="lower")
        out.append(np.unique(edges).astype(int))
    return out


def binned(rows: np.ndarray, bounds: list[np.ndarray]) -> np.ndarray:
    """The row of the first table that stands for each feature of each line."""
    starts = np.cumsum([0] + [len(b) + 1 for b in bounds])
    return np.stack([starts[j] + np.searchsorted(b, rows[:, j], side="left") for j, b in enumerate(bounds)], 1)


class Net(nn.Module):
    def __init__(self, rows: int, features: int):
        super().__init__()
        self.rows = nn.EmbeddingBag(rows, STATES, mode="sum")
        nn.init.normal_(self.rows.weight, std=features ** -.5)
        self.layers = nn.ModuleList([nn.Conv1d(STATES, STATES, 3, dilation=d, padding=d) for d in REACHES])
        self.last = nn.Linear(2 * STATES, 1)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, rows: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        seen = self.drop(torch.relu(self.rows(rows))) * there[:, None]
        state = seen.T[None]
        for layer in self.layers:
            state = (state + self.drop(torch.relu(layer(state)))) * there
        return self.last(torch.cat([seen, state[0].T], 1))[:, 0]


def side_by_side(pages: list[tuple]) -> tuple[torch.Tensor, ...]:
    """Several pages as one, so far apart that none sees another: bins, truth, weight, and whether a line stands there."""
    gap = sum(REACHES) + 1
    bins, truth, weight, there = [], [], [], []
    for x, y, w in pages:
        bins += [x, np.zeros((gap, x.shape[1]), np.int64)]
        truth += [np.maximum(y, 0), np.zeros(gap)]
        weight += [w * (y >= 0), np.zeros(gap)]
        there += [np.ones(len(y)), np.zeros(gap)]
    flat = [torch.from_numpy(np.concatenate(part)) for part in (bins, truth, weight, there)]
    return flat[0], *(f.float() for f in flat[1:])


def learn(pages: list[tuple], each=None) -> tuple[list[np.ndarray], Net]:
    """`pages`: the features, the truth and the weight of their lines. The same input gives the same net."""
    torch.manual_seed(1)
    torch.set_num_threads(1)
    dice = np.random.default_rng(1)
    bounds = bounds_of(np.concatenate([x for x, _, _ in pages]))
    data = [(binned(x, bounds), y, w) for x, y, w in pages if (y >= 0).any()]
    net = Net(sum(len(b) + 1 for b in bounds), len(bounds))
    adam = torch.optim.AdamW(net.parameters(), lr=RATE / 2, weight_decay=DECAY)
    steps = EPOCHS * -(-len(data) // PAGES_A_STEP)
    pace = torch.optim.lr_scheduler.OneCycleLR(adam, RATE, total_steps=steps + 1)
    for epoch in range(EPOCHS):
        net.train()
        order = dice.permutation(len(data))
        for at in range(0, len(order), PAGES_A_STEP):
            bins, truth, weight, there = side_by_side([data[i] for i in order[at:at + PAGES_A_STEP]])
            loss = nn.functional.binary_cross_entropy_with_logits(net(bins, there), truth, reduction="none")
            adam.zero_grad()
            ((loss * weight).sum() / weight.sum()).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.)
            adam.step()
            pace.step()
        if each:
            each(epoch, bounds, net)
    return bounds, net


def whole(net: Net) -> dict[str, np.ndarray]:
    """The model in 256ths."""
    def units(t):
        return np.clip(np.round(t.detach().numpy() * UNIT), -MOST_WEIGHT, MOST_WEIGHT).astype(np.int64)
    layers = [(units(c.weight), units(c.bias)) for c in net.layers]
    return {"rows": units(net.rows.weight), "layers": layers, "last": units(net.last.weight)[0], "bias": units(net.last.bias)[0]}


def scores(bounds: list[np.ndarray], model: dict, rows: np.ndarray) -> np.ndarray:
    """As the program computes them."""
    seen = np.clip(model["rows"][binned(rows, bounds)].sum(1), 0, MOST_STATE)
    state = seen.copy()
    for (weight, bias), reach in zip(model["layers"], REACHES):
        far = np.pad(state, ((reach, reach), (0, 0)))
        sees = sum(far[k * reach:k * reach + len(state)] @ weight[:, :, k].T for k in range(3))
        state = np.minimum(state + np.maximum((sees + bias * UNIT) >> 8, 0), MOST_STATE)
    return np.concatenate([seen, state], 1) @ model["last"] + model["bias"] * UNIT


def write(bounds: list[np.ndarray], model: dict, path: str) -> None:
    """One row of the table a bin, a layer's state, or the last sum."""
    with open(path, "w", encoding="utf8") as f:
        f.write("# A net that says which lines of scraped text belong to their article: made by train/lines.py, never by hand.\n"
                "# part: a bin of a feature of LineFeature (above: the value that it begins above; empty: its first), a state of a layer (reach: how many lines away it looks),\n"
                "# or the last sum. weights: 256ths.\npart\tfeature\tabove\treach\tbias\tweights\n")
        at = 0
        for j, edges in enumerate(bounds):
            for above in ["", *edges]:
                f.write(f"bin\t{j}\t{above}\t\t\t{' '.join(map(str, model['rows'][at]))}\n")
                at += 1
        for (weight, bias), reach in zip(model["layers"], REACHES):
            for one, b in zip(weight, bias):
                f.write(f"state\t\t\t{reach}\t{b}\t{' '.join(map(str, one.T.reshape(-1)))}\n")
        f.write(f"sum\t\t\t\t{model['bias']}\t{' '.join(map(str, model['last']))}\n")
