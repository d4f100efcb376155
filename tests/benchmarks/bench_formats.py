"""How fast articles are written and read, and how much memory that takes.

Each measurement runs in a process of its own: ``python -m tests.benchmarks.bench_formats``.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLES = 10_000
ITSELF = (sys.executable, "-m", "tests.benchmarks.bench_formats")
ENTITIES = 20
WORDS = [
    "أعلنت",
    "شركة",
    "ميتا",
    "في",
    "القاهرة",
    "أمس",
    "عن",
    "استثمار",
    "بقيمة",
    "14.3",
    "مليار",
    "دولار",
    "مع",
    "Scale",
    "AI،",
    "وفق",
    "تقارير",
    "صحفية.وكانت",
]


def records(count):
    """Articles of some 1,700 letters with 20 entities and 5 relations each, all different."""
    from annotator.formats.format import AnnotatorMarks, ArticleRecord
    from annotator.model.annotation import Annotation
    from annotator.model.article import Article
    from annotator.model.marks import Entity, Relation, Span

    for n in range(count):
        words = [WORDS[(n * 7 + k * 3 + k // 11) % len(WORDS)] for k in range(320)]
        text = f"خبر {n}\n" + " ".join(words)
        step = len(text) // (ENTITIES + 1)
        marks = [
            Entity(f"{n:08}-{k:02}", (Span(k * step + 3, k * step + 9 + k % 5),), f"L{k % 7}")
            for k in range(ENTITIES)
        ]
        marks += [Relation(f"{n:08}-r{k}", marks[k].uid, marks[k + 5].uid, "in") for k in range(5)]
        one = AnnotatorMarks("layla", Annotation.of(marks))
        yield ArticleRecord(Article(f"{n:08}", f"خبر {n}", text), (one,))


def measure(name, count):
    """Runs one job; gives articles a second of CPU and the peak of memory in MB."""
    from annotator.formats import by_id
    from annotator.formats.format import ReadOptions, WriteOptions

    what, _, how = name.partition("-")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out")
        if how == "read":
            subprocess.run([*ITSELF, "make", what, str(count), str(out)], check=True)
        start = time.process_time()
        if name == "json":
            from annotator.formats.native import _of_record

            with out.open("w") as file:
                file.writelines(
                    json.dumps(_of_record(one), ensure_ascii=False) + "\n" for one in records(count)
                )
        elif name == "nothing":
            sum(1 for _ in records(count))
        elif how == "read":
            found = sum(1 for _ in by_id(what).read(out, ReadOptions(lambda: "x")))
            assert found >= count
        elif how == "losses":
            sum(1 for _ in by_id(what).losses(records(count), WriteOptions()))
        else:
            by_id(what).write(records(count), out, WriteOptions())
        seconds = time.process_time() - start
        size = sum(p.stat().st_size for p in [out, *out.rglob("*")] if p.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name:14} {count:6} articles  {count / seconds:8.0f}/s  {seconds:6.2f} s CPU  {peak:6.0f} MB peak  {size / 1e6:6.1f} MB"
    )


def main():
    """All of them, the writers with a tenth of the articles too: memory should not grow."""
    for name in ("nothing", "json", "native", "brat", "spacy"):
        for count in (ARTICLES // 10, ARTICLES):
            subprocess.run([*ITSELF, "measure", name, str(count)], check=True)
    for name in (
        "native-read",
        "brat-read",
        "spacy-read",
        "native-losses",
        "brat-losses",
        "spacy-losses",
    ):
        subprocess.run([*ITSELF, "measure", name, str(ARTICLES)], check=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["measure", name, count]:
            measure(name, int(count))
        case ["make", name, count, out]:
            from annotator.formats import by_id
            from annotator.formats.format import WriteOptions

            by_id(name).write(records(int(count)), Path(out), WriteOptions())
        case _:
            main()
