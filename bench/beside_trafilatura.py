"""Articles a second of `recoupe read` (HTML to all tables) beside trafilatura's extraction with metadata, on the same pages in the same run.

    pip install trafilatura lxml_html_clean
    beside_trafilatura.py build/release/recoupe pages.jsonl [build/release/bench/bench_extract]

Each line of the file is a record with `html` (contract: recoupe read --jsonl). The two take turns; what counts is the ratio of their medians. With bench_extract
a second ratio is of extraction alone, text and metadata, which is what trafilatura does: its first look at each page, JSON and output left out on both sides.
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


def extraction(bench: str, path: str) -> float:
    """Pages a second of read/extract alone, each page seen for the first time."""
    rows = subprocess.run([bench, path], stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    return next(float(r.split("\t")[2]) for r in rows if r.startswith("extraction\t"))


def theirs(pages: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_SELF)
    for html in pages:
        trafilatura.bare_extraction(html, with_metadata=True)
    after = resource.getrusage(resource.RUSAGE_SELF)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    binary, path, *bench = sys.argv[1:]
    with open(path, encoding="utf8") as f:
        records = [json.loads(line) for line in f]
    pages = [r["html"] for r in records if r.get("html")]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as f:
        f.writelines(json.dumps(r) + "\n" for r in records if r.get("html"))
        f.flush()
        seconds = [(ours(binary, f.name), theirs(pages)) for _ in range(TURNS)]
        alone = [extraction(b, f.name) for b in bench]
    us, them = (statistics.median(s) for s in zip(*seconds))
    print(f"{len(pages)} pages, seconds of processor time: recoupe {us:.2f}, trafilatura {trafilatura.__version__} {them:.2f}")
    print(f"articles/s: recoupe {len(pages) / us:.0f}, trafilatura {len(pages) / them:.1f}; ratio {them / us:.1f}")
    for rate in alone:
        print(f"extraction alone: {rate:.0f} pages/s; ratio {rate * them / len(pages):.1f}")


if __name__ == "__main__":
    main()
