#!/usr/bin/env python3
"""Loads what `recoupe brief --csv` writes into SQLite, and rebuilds the findings of `--json` from it.

Every id must name a row, every evidence must stand in its article's text, and the findings rebuilt
from the tables must be those of the JSON, in the same order.
usage: csv_in_sqlite.py RECOUPE INPUT...
"""
import csv, json, pathlib, sqlite3, subprocess, sys, tempfile

FORMULA = "=+-@|%\uff1d\uff0b\uff0d\uff20"


def words(cell):
    """The text of a cell, without the apostrophe that keeps a spreadsheet from running it."""
    inner = cell.lstrip(" '")
    return cell[1:] if cell.startswith("'") and inner and inner[0] in FORMULA else cell


def load(folder):
    db = sqlite3.connect(":memory:")
    described = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            header, *rows = csv.reader(file, strict=True)
        names = ", ".join(f'"{name}"' for name in header)
        db.execute(f'create table "{path.stem}" ({names})')
        marks = ", ".join("?" * len(header))
        db.executemany(f'insert into "{path.stem}" values ({marks})', [[words(c) for c in row] for row in rows])
        described[path.name] = header
    for name, header in described.items():
        if name == "dictionary.csv":
            continue
        told = [c for (c,) in db.execute('select "column" from dictionary where file = ?', (name,))]
        assert told == header, f"{name}: the dictionary has {told}"
    db.row_factory = sqlite3.Row
    return db


def check_ids(db):
    names = {
        "articles": [("story", "stories")], "actors": [("story", "stories")], "events": [("place", "actors")],
        "quotes": [("speaker", "actors")], "figures": [("finding", "findings"), ("speaker", "actors")],
        "findings": [("about", "events")], "evidence": [("article", "articles")],
    }
    for table, columns in names.items():
        for column, other in columns:
            lost = db.execute(f'''select count(*) from "{table}" where "{column}" <> '' and
                                  "{column}" not in (select id from "{other}")''').fetchone()[0]
            assert lost == 0, f"{table}.{column}: {lost} rows name nothing in {other}"
    for row in db.execute('select distinct "of", id from evidence'):
        assert db.execute(f'select 1 from "{row["of"]}" where id = ?', (row["id"],)).fetchone(), tuple(row)


def check_evidence(db):
    wrong = db.execute("""select e.exact, substr(a.text, e.start + 1, e.end - e.start) from evidence e
                          join articles a on a.id = e.article and a.story = e.story
                          where e.exact <> substr(a.text, e.start + 1, e.end - e.start)""").fetchall()
    assert not wrong, tuple(wrong[0])
    return db.execute("select count(*) from evidence").fetchone()[0]


def none(text):
    return text or None


def number(text):
    return float(text) if text else None


def findings_of_tables(db):
    found = []
    for f in db.execute("select * from findings order by rowid").fetchall():
        answers = []
        for a in db.execute("select * from figures where finding = ? and story = ? order by rowid",
                            (f["id"], f["story"])).fetchall():
            evidence = db.execute("""select article, start, end, exact from evidence
                                     where "of" = 'figures' and id = ? order by rowid""", (a["id"],)).fetchall()
            answers.append((number(a["low"]), number(a["high"]), a["hedge"], none(a["value"]), none(a["speaker"]),
                            none(a["as_of_from"]), none(a["as_of_to"]), a["withdrawn"] == "1", int(a["origins"]),
                            [(e["article"], int(e["start"]), int(e["end"]), e["exact"]) for e in evidence]))
        found.append((f["story"], f["id"], f["aspect"], none(f["what"]), none(f["of"]), none(f["about"]),
                      none(f["question"]), f["verdict"], [x for x in f["flags"].split(" | ") if x], none(f["why"]),
                      answers))
    return found


def line(text):
    return text.replace("\n", " ") if text else text


def findings_of_json(account):
    found = []
    for story in account["stories"]:
        for f in story["findings"]:
            q = f["question"]
            answers = []
            for a in f["answers"]:
                as_of = a["as_of"] or {"from": None, "to": None}
                answers.append((a["low"], a["high"], a["hedge"], line(a["value"]), a["speaker"], as_of["from"],
                                as_of["to"], a.get("withdrawn", False), a["origins"],
                                [(e["article"], e["start"], e["end"], line(e["exact"])) for e in a["evidence"]]))
            found.append((story["id"], f["id"], q["aspect"], q["what"], q["of"], q["about"], line(q["text"]),
                          f["verdict"], f["flags"], f["why"], answers))
    return found


def main(recoupe, inputs):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([recoupe, "brief", *inputs, "--csv", folder], check=True)
        out = subprocess.run([recoupe, "brief", *inputs, "--json"], check=True, stdout=subprocess.PIPE).stdout
        db = load(pathlib.Path(folder))
    check_ids(db)
    evidence = check_evidence(db)
    rebuilt, told = findings_of_tables(db), findings_of_json(json.loads(out))
    assert told and evidence, "nothing was found to compare"
    assert len(rebuilt) == len(told), (len(rebuilt), len(told))
    for a, b in zip(rebuilt, told):
        assert a == b, f"\n{a}\n{b}"
    print(f"{len(told)} findings rebuilt from the tables, {evidence} evidence rows in their texts")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
