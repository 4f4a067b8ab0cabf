"""Scores of the name model by entity, exact span and kind, from raw text, by the program's own words.

    score_names.py fr tests/quality/names-fr.txt --recoupe build/release/recoupe
    score_names.py en ud/UD_English-EWT/en_ewt-ud-test.conllu ner/UNER_English-EWT/en_ewt-ud-test.iob2 --recoupe build/release/recoupe

The gold is ours (names in braces, texts parted by empty lines), or a treebank and the IOB2 file of the same sentences.
"""
import argparse
import collections

import names
import treebank

Spans = set[tuple[int, int, str]]


def blocks(path: str):
    """(comments, rows) of each sentence."""
    with open(path, encoding="utf8") as f:
        for block in f.read().strip().split("\n\n"):
            lines = block.split("\n")
            comments = dict(line[2:].partition(" = ")[::2] for line in lines if line.startswith("# "))
            yield comments, [line.split("\t") for line in lines if not line.startswith("# ")]


def from_treebank(trees: str, labels: str) -> list[tuple[str, Spans]]:
    """Its documents as raw text, with the names that the other file has of its sentences: their words may be cut otherwise."""
    named = {comments["sent_id"]: [r for r in rows if r[0].isdigit()] for comments, rows in blocks(labels)}
    out = []
    for comments, rows in blocks(trees):
        if "newdoc id" in comments or not out:
            out.append(("", set()))
        elif "newpar id" in comments:  # a paragraph ends a line, as in the treebank's own text
            out[-1] = (out[-1][0].rstrip() + "\n", out[-1][1])
        text, spans = out[-1]
        places = []  # of the sentence's characters
        for form, glued in treebank.tokens(rows):
            places += range(len(text), len(text) + len(form))
            text += form + ("" if glued else " ")
        at, name, spans = 0, None, set(spans)
        for r, label in zip(named[comments["sent_id"]], treebank.to_iob2([treebank.name_label(r[2]) for r in named[comments["sent_id"]]])):
            if label[0] != "I" and name:
                spans.add(tuple(name))
                name = None
            if label[0] == "B":
                name = [places[at], 0, label[2:]]
            at += len(r[1])
            if name:
                name[1] = places[at - 1] + 1
        if name:
            spans.add(tuple(name))
        assert at == len(places), comments["sent_id"]
        out[-1] = (text, spans)
    return [(text.rstrip(), spans) for text, spans in out]


def found(units) -> Spans:
    spans = []
    for start, end, _, label in units:
        if label[0] == "B":
            spans.append([start, end, label[2:]])
        elif label[0] == "I":
            spans[-1][1] = end
    return {tuple(x) for x in spans}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("language")
    p.add_argument("gold", nargs="+")
    p.add_argument("--recoupe", required=True)
    p.add_argument("--errors", type=int, default=0, metavar="N")
    a = p.parse_args()
    count = collections.defaultdict(lambda: [0, 0, 0])  # gold, found, both
    sets = [from_treebank(*a.gold)] if a.gold[0].endswith(".conllu") else [names.read_marked(path, whole=True) for path in a.gold]
    for gold in sets:
        for (text, want), units in zip(gold, names.units_of(a.recoupe, a.language, [t for t, _ in gold])):
            got = found(units)
            for kind in ("PER", "ORG", "LOC", "all"):
                of = lambda spans: {s for s in spans if kind in (s[2], "all")}
                for i, n in enumerate((len(of(want)), len(of(got)), len(of(want & got)))):
                    count[kind][i] += n
            if want != got and a.errors > 0:
                a.errors -= 1
                show = lambda spans: "; ".join(f"{k} {text[s:e]}" for s, e, k in sorted(spans))
                print(f"{text}\n  missed: {show(want - got)}\n  wrong:  {show(got - want)}")
    for kind, (gold, got, both) in sorted(count.items()):
        precision, recall = both / max(1, got), both / max(1, gold)
        print(f"{kind:4} p {precision:.3f} r {recall:.3f} f1 {2 * both / max(1, gold + got):.3f} ({gold} names)")


if __name__ == "__main__":
    main()
