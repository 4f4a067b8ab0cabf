#!/usr/bin/env python3
"""Gives the exports of an account to the tools that they are for.

What is read by which public reader: FollowTheMoney entities by followthemoney, GeoJSON by geojson-pydantic,
CSV and JSON by DuckDB (all PyPI), JSON-LD by the types of schema.org (npm schema-dts, checked by tsc, both
of tests/browser/package.json). ninjs is held to the properties that IPTC's schema knows, and to the schema
itself where NINJS_SCHEMA names the file (with jsonschema); Web annotations to the fields that the model of
the W3C asks for. A reader that is not installed is named and left out; where none is, the exit code is 77.
usage: exports_in_readers.py RECOUPE INPUT...
"""
import datetime, json, os, pathlib, subprocess, sys, tempfile

FORMATS = ("annotations", "ftm", "geojson", "jsonld", "ninjs")
PACKAGES = pathlib.Path(__file__).parent / "browser" / "node_modules"


def check_ftm(path):
    from followthemoney import model

    entities = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities), "two entities have one id"
    for entity in entities:
        schema = model.get(entity["schema"])
        schema.validate(entity)
        for name, values in entity["properties"].items():
            kind = schema.get(name).type
            for value in values:
                assert kind.clean(value) == value, (entity["schema"], name, value)
                assert kind.name != "entity" or value in ids, (entity["schema"], name, value)
    return f"{len(entities)} entities"


def check_geojson(path):
    from geojson_pydantic import FeatureCollection

    places = FeatureCollection.model_validate_json(path.read_text(encoding="utf-8"))
    assert places.features
    return f"{len(places.features)} places"


def check_jsonld(path):
    document = json.loads(path.read_text(encoding="utf-8"))
    nodes = document["@graph"]
    ids = {node["@id"] for node in nodes}

    def walk(part):
        if isinstance(part, dict):
            assert set(part) != {"@id"} or part["@id"] in ids, part
            for value in part.values():
                walk(value)
        elif isinstance(part, list):
            for value in part:
                walk(value)

    walk(nodes)
    compiler = PACKAGES / ".bin" / "tsc"
    if not compiler.exists() or not (PACKAGES / "schema-dts").exists():
        raise ImportError("schema-dts and typescript in tests/browser")
    with tempfile.TemporaryDirectory(dir=PACKAGES.parent) as name:  # where the types are found

        def errors(graph):
            source = pathlib.Path(name) / "graph.ts"
            text = json.dumps(graph, ensure_ascii=False)
            source.write_text(f"import type {{Graph}} from 'schema-dts';\nexport const graph: Graph = {text};\n",
                              encoding="utf-8")
            run = subprocess.run([compiler, "--noEmit", "--strict", "--skipLibCheck", source],
                                 stdout=subprocess.PIPE, text=True, check=False)
            return run.stdout[:2000]

        wrong = errors(document)
        assert not wrong, wrong
        assert errors({**document, "@graph": [{"@type": "Claim", "verdictOfOurs": "true"}]}), "the types see nothing"
    return f"{len(nodes)} nodes"


NINJS_ITEM = {"uri", "type", "representationType", "profile", "version", "firstCreated", "versionCreated", "contentCreated",
              "language", "title", "by", "slugline", "located", "standard", "headlines", "descriptions", "bodies", "people",
              "organisations", "places", "subjects", "events", "infoSources", "associations"}
NINJS_TEXT = {"role", "contentType", "value"}
NINJS_NAMED = {"name", "rel", "uri", "literal"}
NINJS_PARTS = {"headlines": NINJS_TEXT, "descriptions": NINJS_TEXT, "bodies": NINJS_TEXT | {"charCount", "wordCount"},
               "people": NINJS_NAMED, "organisations": NINJS_NAMED, "places": NINJS_NAMED, "subjects": NINJS_NAMED,
               "events": NINJS_NAMED | {"id"}, "infoSources": {"name", "role", "uri", "literal"}}


def hold_to_ninjs(item, more=frozenset()):
    """What IPTC's schema of ninjs 3.1 asks of the properties that we may write: it allows no others."""
    assert item.keys() <= NINJS_ITEM | more, item.keys() - NINJS_ITEM - more
    assert ":" in item["uri"] and item["type"] in ("text", "composite")
    assert item.get("representationType", "full") in ("full", "partial")
    for name in ("firstCreated", "versionCreated", "contentCreated"):
        if name in item:
            assert datetime.datetime.fromisoformat(item[name].replace("Z", "+00:00")).tzinfo, item[name]
    for name, known in NINJS_PARTS.items():
        for part in item.get(name, []):
            assert part.keys() <= known and all(isinstance(value, str) for value in part.values()), (name, part)
            assert known is NINJS_NAMED or name in ("events", "infoSources") or "value" in part, (name, part)
    for part in item.get("associations", []):
        assert part["name"], part["uri"]
        hold_to_ninjs(part, {"name", "rel"})


def check_ninjs(path):
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for item in items:
        assert item["type"] == "composite" and item["standard"] == {
            "name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"}
        assert item["associations"]
        hold_to_ninjs(item)
    if os.environ.get("NINJS_SCHEMA"):
        import jsonschema

        schema = json.loads(pathlib.Path(os.environ["NINJS_SCHEMA"]).read_text(encoding="utf-8"))
        for item in items:
            jsonschema.validate(item, schema)
    return f"{len(items)} items"


def check_annotations(path):
    """The fields that the Web Annotation Data Model says a collection, an annotation and a selector must have."""
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection" and collection["first"]["type"] == "AnnotationPage"
    items = collection["first"]["items"]
    assert items and len({item["id"] for item in items}) == len(items)
    for item in items:
        assert item["type"] == "Annotation" and ":" in item["id"] and ":" in item["target"]["source"]
        assert all(body["type"] == "TextualBody" and isinstance(body["value"], str) for body in item["body"])
        position, quote = item["target"]["selector"]
        assert position["type"] == "TextPositionSelector" and 0 <= position["start"] < position["end"]
        assert quote["type"] == "TextQuoteSelector" and len(quote["exact"]) == position["end"] - position["start"]
    return f"{len(items)} annotations"


def check_duckdb(folder):
    import duckdb

    db = duckdb.connect()
    account = json.loads((folder / "account.json").read_text(encoding="utf-8"))
    told = {
        "articles": sum(len(s["articles"]) for s in account["stories"]),
        "findings": sum(len(s["findings"]) for s in account["stories"]),
        "figures": sum(len(f["answers"]) for s in account["stories"] for f in s["findings"]),
    }
    for table, rows in told.items():
        found = db.execute(f"select count(*) from read_csv('{folder}/csv/{table}.csv', header = true, "
                           "all_varchar = true)").fetchone()[0]
        assert found == rows, (table, found, rows)
    verdicts = db.execute(f"""select f.verdict, count(*) from (select unnest(s.findings) as f from (
        select unnest(stories) as s from read_json('{folder}/account.json', maximum_object_size = 100000000)))
        group by 1 order by 1""").fetchall()
    tables = db.execute(f"""select verdict, count(*) from read_csv('{folder}/csv/findings.csv', header = true,
        all_varchar = true) group by 1 order by 1""").fetchall()
    assert verdicts == tables, (verdicts, tables)
    return f"{told['findings']} findings from CSV and from JSON"


def main(recoupe, inputs):
    done = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        exports = [part for f in FORMATS for part in ("--export", f"{f}={folder}/{f}")]
        subprocess.run([recoupe, "brief", *inputs, *exports, "--csv", folder / "csv"], check=True)
        with (folder / "account.json").open("wb") as out:
            subprocess.run([recoupe, "brief", *inputs, "--json"], check=True, stdout=out)
        checks = {f: (globals()[f"check_{f}"], folder / f) for f in FORMATS} | {"duckdb": (check_duckdb, folder)}
        for what, (check, path) in checks.items():
            try:
                print(f"{what}: {check(path)}")
                done += 1
            except ImportError as missing:
                print(f"{what}: left out, not installed: {missing.name or missing}")
    return 0 if done > 1 else 77  # the annotations need no reader


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
