"""Boosted trees of four questions each, with integer leaves: what src/pack/arbiter.cc adds up."""
import numpy as np

DEPTH, LEAVES, BINS = 4, 16, 48
UNIT = 1000  # leaves are thousandths


def bounds(column: np.ndarray) -> np.ndarray:
    """The values above which a question may ask, at most BINS."""
    values = np.unique(column)
    if len(values) <= BINS:
        return values[:-1]
    return np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1], method="lower").astype(int))


def best_question(columns, cuts, chosen, leaf, count, g, h, calm):
    """(gain, feature, index of its bound) of the question that parts the rows best in all leaves at once."""
    best = (-1.0, 0, 0)
    for j in chosen:
        width = len(cuts[j]) + 1
        if width < 2:
            continue
        key = leaf * width + columns[j]
        gs = np.bincount(key, g, count * width).reshape(count, width).cumsum(1)
        hs = np.bincount(key, h, count * width).reshape(count, width).cumsum(1)
        left = gs[:, :-1] ** 2 / (hs[:, :-1] + calm)
        right = (gs[:, -1:] - gs[:, :-1]) ** 2 / (hs[:, -1:] - hs[:, :-1] + calm)
        gain = (left + right).sum(0)
        k = int(gain.argmax())
        if gain[k] > best[0]:
            best = (float(gain[k]), int(j), k)
    return best


def train(rows: np.ndarray, truth: np.ndarray, weight: np.ndarray, trees: int, rate: float, calm: float) -> list:
    """[(features, bounds, leaves)] of each tree. The same input gives the same trees."""
    dice = np.random.default_rng(1)
    cuts = [bounds(rows[:, j]) for j in range(rows.shape[1])]
    binned = [np.searchsorted(cuts[j], rows[:, j], side="left") for j in range(rows.shape[1])]
    start = np.log((weight * truth).sum() / (weight * (1 - truth)).sum())
    score, out = np.full(len(rows), start), []
    for n in range(trees):
        p = 1 / (1 + np.exp(-score))
        g, h = weight * (truth - p), weight * p * (1 - p)
        seen = np.nonzero(dice.random(len(rows)) < .6)[0]
        chosen = dice.permutation(rows.shape[1])[:max(1, int(rows.shape[1] * .7))]
        columns = {j: binned[j][seen] for j in chosen}
        leaf, questions = np.zeros(len(seen), np.int64), []
        for depth in range(DEPTH):
            _, j, k = best_question(columns, cuts, chosen, leaf, 1 << depth, g[seen], h[seen], calm)
            questions.append((j, int(cuts[j][k]), k))
            leaf = leaf * 2 + (columns[j] > k)
        value = rate * np.bincount(leaf, g[seen], LEAVES) / (np.bincount(leaf, h[seen], LEAVES) + calm)
        value = np.round((value + (start if n == 0 else 0)) * UNIT).astype(int)
        every = np.zeros(len(rows), np.int64)
        for j, _, k in questions:
            every = every * 2 + (binned[j] > k)
        score += value[every] / UNIT - (start if n == 0 else 0)
        out.append(([j for j, _, _ in questions], [b for _, b, _ in questions], value.tolist()))
    return out


def predict(trees: list, rows: np.ndarray) -> np.ndarray:
    total = np.zeros(len(rows), np.int64)
    for features, above, leaves in trees:
        leaf = np.zeros(len(rows), np.int64)
        for j, bound in zip(features, above):
            leaf = leaf * 2 + (rows[:, j] > bound)
        total += np.array(leaves)[leaf]
    return total


def write(trees: list, path: str, what: str, enumeration: str) -> None:
    with open(path, "w", encoding="utf8") as f:
        f.write(f"# Trees that say whether {what} belongs to its article: made in train/, never by hand.\n"
                f"# features: numbers of {enumeration}; above: the bound of each; leaves: thousandths, in the order of the four answers.\n"
                "features\tabove\tleaves\n")
        for row in trees:
            f.write("\t".join(" ".join(map(str, cell)) for cell in row) + "\n")
