#!/usr/bin/env python3
"""Gives the exports of an account to the tools that they are for; exits with 77 where those are not installed.

FollowTheMoney entities must be valid and clean, and name one another; JSON-LD nodes too.
usage: exports_in_readers.py RECOUPE INPUT...
"""
import json, pathlib, subprocess, sys, tempfile

try:
    from followthemoney import model
except ImportError:
    sys.exit(77)


def check_ftm(lines):
    entities = [json.loads(line) for line in lines]
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
    return len(entities)


def check_jsonld(document):
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
    return len(nodes)


def main(recoupe, inputs):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([recoupe, "brief", *inputs, "--export", f"ftm={folder}/ftm", "--export", f"jsonld={folder}/jsonld"],
                       check=True)
        entities = check_ftm((folder / "ftm").read_text(encoding="utf-8").splitlines())
        nodes = check_jsonld(json.loads((folder / "jsonld").read_text(encoding="utf-8")))
    assert entities and nodes
    print(f"{entities} entities, {nodes} nodes")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
