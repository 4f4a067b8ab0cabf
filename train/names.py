"""Name gold of ours: one sentence a line, `{PER Aigoul Saparova} a quitté {LOC Almaty}`, as sentences of units.

The units are those of the program itself (`recoupe read --conllu`), so that what is trained is what will be read.
"""
import json
import re
import subprocess

import treebank

MARK = re.compile(r"\{(PER|ORG|LOC) ([^{}]+)\}")


def read_marked(path: str, whole: bool = False) -> list[tuple[str, set[tuple[int, int, str]]]]:
    """(text, names as spans of code points) of every line, or of every text: texts are parted by empty lines. `#` begins a comment."""
    out, fresh = [], True
    with open(path, encoding="utf8") as f:
        for n, line in enumerate(f, 1):
            line = line.strip()
            fresh |= not line
            if not line or line.startswith("#"):
                continue
            text, names, at = "", set(), 0
            for m in MARK.finditer(line):
                text += line[at:m.start()]
                names.add((len(text), len(text) + len(m[2]), m[1]))
                text += m[2]
                at = m.end()
            text += line[at:]
            if "{" in text or "}" in text:
                raise ValueError(f"{path}:{n}: a brace that opens or closes nothing")
            if whole and not fresh:
                before, known = out.pop()
                shift = len(before) + 1
                text, names = f"{before}\n{text}", known | {(s + shift, e + shift, k) for s, e, k in names}
            out.append((text, names))
            fresh = False
    return out


def units_of(recoupe: str, language: str, texts: list[str]) -> list[list[tuple[int, int, str, str]]]:
    """Units of each text: (start, end, form, name label), sentence ends dropped."""
    records = "".join(json.dumps({"id": str(i), "text": t, "clean": True, "language": language}) + "\n" for i, t in enumerate(texts))
    run = subprocess.run([recoupe, "read", "--quiet", "--conllu", "--jsonl", "-"], input=records.encode(), stdout=subprocess.PIPE, check=True)
    out = [[] for _ in texts]
    for line in run.stdout.decode().split("\n"):
        if line.startswith("# newdoc id = "):
            now, inside = out[int(line[14:])], []
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        misc = dict(m.split("=", 1) for m in cells[9].split("|") if "=" in m)
        if "-" in cells[0]:  # several units in one written word, or a contraction, which is one
            first, last = map(int, cells[0].split("-"))
            inside, whole, at = list(range(first, last + 1)), cells[1], int(misc["start_char"])
            pieces = []
        elif inside:
            pieces.append((cells[1], misc.get("Name", "O")))
            inside.pop(0)
            if not inside and "".join(form for form, _ in pieces) != whole:
                pieces = [(whole, pieces[0][1])]
            for form, name in pieces if not inside else []:
                now.append((at, at + len(form), form, name))
                at += len(form)
        else:
            now.append((int(misc["start_char"]), int(misc["end_char"]), cells[1], misc.get("Name", "O")))
    return out


def labels(units, names) -> list[str]:
    out = []
    for start, end, *_ in units:
        hit = next((n for n in names if start >= n[0] and end <= n[1]), None)
        out.append("O" if hit is None else ("B-" if start == hit[0] else "I-") + hit[2])
    return treebank.to_iob2(out)


def read_gold(recoupe: str, language: str, path: str) -> list[treebank.Sentence]:
    gold = read_marked(path)
    return [treebank.Sentence([u[2] for u in units], names=labels(units, names))
            for units, (_, names) in zip(units_of(recoupe, language, [t for t, _ in gold]), gold) if units]
