"""How well `recoupe read` reads pages beside trafilatura: both on the same pages in one run, with a paired bootstrap of each difference.

    pip install trafilatura lxml_html_clean numpy
    extraction_quality.py build/release/recoupe PAGES.jsonl.gz shingles|words|segments

Each line is a page with what stands in it: `html` (or `html_base64`), `text` (or the segments `with` and `without`), and where known `title`, `date` and `authors`.
A measure is a ratio of sums over the pages, so that a resampling is one product: 2000 times the pages are drawn anew, the same for both, and in 95 of 100 the
difference lies between the bounds. Half A trained the arbiter, half B did not (train/extract.py).
"""
import base64
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

import numpy as np
import trafilatura

sys.path.insert(0, str(Path(__file__).parent.parent / "train"))
from extract import half  # noqa: E402

RESAMPLINGS = 2000
WORD = re.compile(r"\w+")


def decoded(row: dict) -> str:
    if "html" in row:
        return row["html"]
    raw = base64.b64decode(row["html_base64"])
    name = re.search(rb"charset=[\"']?([\w-]+)", raw[:4096])
    try:
        return raw.decode(name[1].decode() if name else "cp1252", "replace")
    except LookupError:
        return raw.decode("cp1252", "replace")


def listed(value) -> list:
    return value if isinstance(value, list) else [value] if value else []


def ours(binary: str, rows: list[dict]) -> list[dict]:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as f:
        for i, row in enumerate(rows):
            page = {"id": str(i), "html": row["page"], "url": row.get("url")}
            f.write(json.dumps({k: v for k, v in page.items() if v}) + "\n")
        f.flush()
        out = subprocess.run([binary, "read", "--quiet", "--jsonl", f.name], stdout=subprocess.PIPE, text=True).stdout
    read = {r["id"]: r for r in map(json.loads, out.split("\n")[:-1])}
    return [of_reading(read.get(str(i), {})) for i in range(len(rows))]


def of_reading(r: dict) -> dict:
    text = r.get("text") or ""
    titles = [b for b in r.get("blocks", []) if b["kind"] == "title"]
    body = text[titles[0]["end"]:] if titles and titles[0]["start"] == 0 else text
    return {"text": body, "title": r.get("title"), "authors": r.get("byline"), "date": (r.get("published") or {}).get("from")}


def theirs(rows: list[dict]) -> list[dict]:
    out = []
    for row in rows:
        doc = trafilatura.bare_extraction(row["page"], url=row.get("url"), include_comments=False, with_metadata=True)
        got = doc.as_dict() if doc else {}
        out.append({"text": got.get("text") or "", "title": got.get("title"), "authors": (got.get("author") or "").split("; "), "date": got.get("date")})
    return out


def fold(value) -> str:
    value = unicodedata.normalize("NFKD", str(value or "").casefold())
    return " ".join(WORD.findall("".join(c for c in value if not unicodedata.combining(c))))


def field(name: str, value):
    if name == "date":
        found = re.search(r"\d{4}-\d\d-\d\d", str(value or ""))
        return found[0] if found else None
    return sorted(fold("; ".join(map(str, listed(value)))).split()) if name == "authors" else fold(value)


def text_row(how: str, row: dict, text: str) -> list[float]:
    """What a page adds to the four sums: what is right of what was said, and of what should be."""
    if how == "segments":
        flat = re.sub(r"\s+", " ", text)
        has = [sum(re.sub(r"\s+", " ", s).strip() in flat for s in row.get(k) or []) for k in ("with", "without")]
        return [has[0], sum(has), has[0], len(row.get("with") or [])]
    size = 4 if how == "shingles" else 1
    said, due = (Counter(tuple(w[i:i + size]) for i in range(max(1, len(w) - size + 1)) if w)
                 for w in (WORD.findall(t.lower()) for t in (text, row.get("text") or "")))
    both, n_said, n_due = sum((said & due).values()), sum(said.values()), sum(due.values())
    if how == "words":  # F1 of the page, as its own precision and recall
        f = 2 * both / (n_said + n_due) if n_said + n_due else 1.0
        return [f, 1, f, 1]
    return [both / max(n_said, 1), n_said > 0, both / max(n_due, 1), n_due > 0]


def f1(sums: np.ndarray) -> np.ndarray:
    p, r = (sums[..., k] / np.maximum(sums[..., k + 1], 1e-9) for k in (0, 2))
    return 2 * p * r / np.maximum(p + r, 1e-9)


def compare(name: str, where: str, a: np.ndarray, b: np.ndarray) -> None:
    dice = np.random.default_rng(1)
    drawn = dice.multinomial(len(a), np.full(len(a), 1 / len(a)), RESAMPLINGS)
    low, high = np.quantile(f1(drawn @ a) - f1(drawn @ b), (.025, .975))
    print(f"{name}\t{where}\t{len(a)}\t{f1(a.sum(0)):.3f}\t{f1(b.sum(0)):.3f}\t{low:+.3f}\t{high:+.3f}")


def measures(rows: list[dict], how: str, got: list[dict]) -> dict[str, np.ndarray]:
    """The rows of each measure, NaN where a page says nothing of it."""
    nothing, out = [np.nan] * 4, {"text": [], "exact": [], "date": [], "title": [], "authors": []}
    for row, g in zip(rows, got):
        judged = row.get("text") or row.get("with") or row.get("without")
        out["text"].append(text_row(how, row, g["text"]) if judged else nothing)
        same = row.get("text") and WORD.findall(g["text"]) == WORD.findall(row["text"])
        out["exact"].append([bool(same), 1] * 2 if row.get("text") else nothing)
        for name in ("date", "title", "authors"):
            due = field(name, row.get(name))
            out[name].append([due == field(name, g[name]), 1] * 2 if due else nothing)
    return {k: np.array(v, float) for k, v in out.items()}


def main(binary: str, pages: str, how: str) -> None:
    import gzip
    with gzip.open(pages, "rt", encoding="utf8") as f:
        rows = [json.loads(line) for line in f]
    for row in rows:
        row["page"] = decoded(row)
    us, them = measures(rows, how, ours(binary, rows)), measures(rows, how, theirs(rows))
    halves = np.array([half(r) for r in rows])
    print(f"measure\thalf\tpages\trecoupe\ttrafilatura {trafilatura.__version__}\tfrom\tto")
    for name in us:
        known = ~np.isnan(us[name][:, 0])
        for where in ("all", "A", "B"):
            here = known & ((halves == where) | (where == "all"))
            if here.any():
                compare(name, where, us[name][here], them[name][here])


if __name__ == "__main__":
    main(*sys.argv[1:4])
