"""Articles a second of `recoupe read` (HTML to all tables) beside trafilatura's extraction with metadata, on the same pages in the same run.

    pip install trafilatura lxml_html_clean
    beside_trafilatura.py build/release/recoupe pages.jsonl

Each line of the file is a record with `html` (contract: recoupe read --jsonl). The two take turns; what counts is the ratio of their medians.
"""
import json
import resource
import statistics
import subprocess
import sys
import tempfile

import trafilatura

TURNS = 3


def ours(binary: str, path: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([binary, "read", "--quiet", "--jobs", "1", "--jsonl", path], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def theirs(pages: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_SELF)
    for html in pages:
        trafilatura.bare_extraction(html, with_metadata=True)
    after = resource.getrusage(resource.RUSAGE_SELF)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    binary, path = sys.argv[1:3]
    with open(path, encoding="utf8") as f:
        records = [json.loads(line) for line in f]
    pages = [r["html"] for r in records if r.get("html")]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as f:
        f.writelines(json.dumps(r) + "\n" for r in records if r.get("html"))
        f.flush()
        seconds = [(ours(binary, f.name), theirs(pages)) for _ in range(TURNS)]
    us, them = (statistics.median(s) for s in zip(*seconds))
    print(f"{len(pages)} pages, seconds of processor time: recoupe {us:.2f}, trafilatura {trafilatura.__version__} {them:.2f}")
    print(f"articles/s: recoupe {len(pages) / us:.0f}, trafilatura {len(pages) / them:.1f}; ratio {them / us:.1f}")


if __name__ == "__main__":
    main()
