"""How fast articles are written and read, and how much memory that takes.

Each measurement runs in a process of its own: ``python -m tests.benchmarks.bench_formats`` for all
formats, with ``scale`` for 100,000 articles in the formats that trainers want, beside ``json.dumps``,
and with ``split`` for a project of 10,000 articles that is parted.
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


def records(count, *, own_words=False):
    """Articles of some 1,700 letters with 20 entities and 5 relations each, all different.

    With words of their own no two are near-duplicates.
    """
    from annotator.formats.format import AnnotatorMarks, ArticleRecord
    from annotator.model.annotation import Annotation
    from annotator.model.article import Article
    from annotator.model.marks import Entity, Relation, Span

    for n in range(count):
        words = [WORDS[(n * 7 + k * 3 + k // 11) % len(WORDS)] for k in range(320)]
        if own_words:
            words = [f"{word}{n}" for word in words]
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
    tell(name, count, seconds, size)


def split(count):
    """Exports a project in parts: near-duplicates, shares of labels, three passes over the file."""
    from annotator.formats import by_id
    from annotator.formats.format import WriteOptions
    from annotator.model.splitting import Plan
    from annotator.usecases.export import ExportOptions, export
    from annotator.usecases.import_articles import ImportOptions, import_paths
    from annotator.usecases.open_project import new_project

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "all.jsonl")
        by_id("native").write(records(count, own_words=True), file, WriteOptions())
        with new_project(Path(folder, "p.hashiya")) as project:
            import_paths(project, [file], ImportOptions())
            for name, plan in (
                ("whole", None),
                ("parted", Plan.parse("train=80,dev=10,test=10", 7)),
            ):
                start = time.process_time()
                export(project, ExportOptions("native", split=plan), Path(folder, name))
                tell(f"native, {name}", count, time.process_time() - start)


def tell(name, count, seconds, size=0):
    """Prints a line."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name:18} {count:6} articles  {count / seconds:8.0f}/s  {seconds:6.2f} s CPU  {peak:6.0f} MB peak  {size / 1e6:6.1f} MB",
        flush=True,
    )


def run(name, count):
    """Measures in a process of its own."""
    subprocess.run([*ITSELF, "measure", name, str(count)], check=True)


def main():
    """All of them, the writers with a tenth of the articles too: memory should not grow."""
    from annotator.formats import FORMATS

    writing = [one.id for one in FORMATS if one.write]
    for name in ("nothing", "json", *writing):
        for count in (ARTICLES // 10, ARTICLES):
            run(name, count)
    for name in writing:
        run(f"{name}-losses", ARTICLES)
    for one in FORMATS:
        if one.read and one.write:
            run(f"{one.id}-read", ARTICLES)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["measure", name, count]:
            measure(name, int(count))
        case ["make", name, count, out]:
            from annotator.formats import by_id
            from annotator.formats.format import WriteOptions

            by_id(name).write(records(int(count)), Path(out), WriteOptions())
        case ["scale", *count]:
            for name in ("nothing", "json", "native", "conll", "spacy", "huggingface"):
                run(name, int(count[0]) if count else 10 * ARTICLES)
        case ["split", *count]:
            split(int(count[0]) if count else ARTICLES)
        case _:
            main()
