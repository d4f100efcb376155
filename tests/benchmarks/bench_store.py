"""How fast the store is, beside raw sqlite3 doing the same in the same run.

``python -m tests.benchmarks.bench_store`` [--articles 10000] [--many 100000]
"""

import argparse
import contextlib
import itertools
import random
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from annotator.model import edits
from annotator.model.annotation import Annotator
from annotator.model.article import Article, Source
from annotator.model.labels import Label, LabelSet
from annotator.model.marks import Entity, Span
from annotator.store.connection import connect
from annotator.store.journal import JournalEntry
from annotator.store.project import Project
from annotator.text.fold import key

NOW = "2026-11-22T10:00:00.000Z"
LAYLA = Annotator("0192f000-0000-7000-8000-00000000000a", "layla")
WORDS = 350
GESTURES = 1000


def articles(count, vocabulary=60_000):
    """Texts of 350 words, some frequent and most rare, with proclitics and harakat."""
    chance = random.Random(7)  # noqa: S311 - the same each time
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    before = ["", "", "", "ال", "ال", "ال", "و", "وال", "ب", "بال", "ل", "لل"]
    words = ["في", "من", "على", "إلى", "أن", "التي"]
    while len(words) < vocabulary:
        stem = "".join(chance.choices(letters, k=chance.randint(3, 6)))
        words.append(chance.choice(before) + stem + chance.choice(["", "", "ة", "ات", "ين"]))
    weights = list(itertools.accumulate(1 / n for n in range(2, vocabulary + 2)))
    for n in range(count):
        chosen = chance.choices(words, cum_weights=weights, k=WORDS)
        chosen[19::20] = [f"{w}،" for w in chosen[19::20]]
        chosen[99::100] = [f"{w}\n" for w in chosen[99::100]]
        chosen[5] = f"{chosen[5][:2]}َ{chosen[5][2:]}"
        yield Article(f"0192f000-0000-7000-8000-{n:012}", f"عنوان {n}", " ".join(chosen))


def create(path):
    facts = {"name": "x", "labels": LabelSet("x", (Label("ORG"),)), "policy": "stem"}
    project = Project.create(path, **facts, uid="p", now=NOW)
    project.annotators.add(LAYLA)
    return project


@contextlib.contextmanager
def timed(results):
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    results.append((time.perf_counter() - wall, time.process_time() - cpu))


def show(what, results):
    wall = sorted(w * 1000 for w, _ in results)
    cpu = statistics.median(c for _, c in results) * 1000
    print(
        f"{what:<44} median {statistics.median(wall):8.2f} ms"
        f"   p95 {wall[int(len(wall) * 0.95)]:8.2f} ms   CPU {cpu:8.2f} ms"
    )


def copied(path, to):
    """A raw connection with the same tables, in the same modes."""
    with contextlib.closing(connect(path, "ro")) as source:
        raw = connect(to, "rwc")
        source.backup(raw)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA synchronous=FULL")
    return raw


def gestures(folder):
    path = folder / "gestures.hashiya"
    project = create(path)
    (article,) = articles(1)
    list(project.articles.add([(article, Source("x"))], NOW))
    raw = copied(path, folder / "raw.db")
    ours, theirs = [], []
    for n in range(GESTURES):
        mark = Entity(f"0192f000-0000-7000-8001-{n:012}", (Span(n, n + 4),), "ORG")
        entry = JournalEntry(f"0192f000-0000-7000-8002-{n:012}", article.uid, LAYLA.uid, "layla",
                             edits.add(mark), NOW)  # fmt: skip
        with timed(ours):
            project.journal.record(entry)
        changes = f'[{{"after":{{"uid":"{mark.uid}","start":{n},"end":{n + 4},"label":"ORG"}}}}]'
        with timed(theirs):
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("INSERT INTO edits VALUES (NULL,?,1,1,'layla','add',?,?,0,NULL)",
                        (entry.uid, changes, NOW))  # fmt: skip
            raw.execute("INSERT INTO entities VALUES (NULL,?,1,1,?,?,NULL,'ORG',NULL,'','')",
                        (mark.uid, n, n + 4))  # fmt: skip
            raw.execute("INSERT INTO annotations VALUES (1,1,'in_progress',1,0,0,?,'')"
                        " ON CONFLICT DO UPDATE SET entities = entities + 1", (NOW,))  # fmt: skip
            raw.execute("COMMIT")
    for what, times in (("gesture until on disk", ours), ("the same rows, raw sqlite3", theirs)):
        show(what, times)
    project.close()
    raw.close()


def imports(folder, count):
    incoming = list(articles(count))
    letters = sum(len(a.text.encode()) for a in incoming)
    ours, plain, indexed = [], [], []
    project = create(folder / "import.hashiya")
    with timed(ours):
        for _ in project.articles.add(((a, Source("x")) for a in incoming), NOW):
            pass
    project.close()
    rows = [(n, a.text) for n, a in enumerate(incoming)]
    for name, results, with_index in (("plain.db", plain, False), ("index.db", indexed, True)):
        raw = connect(folder / name, "rwc")
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, text TEXT)")
        raw.execute("CREATE VIRTUAL TABLE f USING fts5(folded, content='')")
        with timed(results):
            for start in range(0, count, 500):
                raw.execute("BEGIN IMMEDIATE")
                some = rows[start : start + 500]
                raw.executemany("INSERT INTO t VALUES (?, ?)", some)
                if with_index:
                    folded = ((n, key(text)) for n, text in some)
                    raw.executemany("INSERT INTO f(rowid, folded) VALUES (?, ?)", folded)
                raw.execute("COMMIT")
        raw.close()
    for what, [(wall, cpu)] in (
        ("import with full-text index", ours),
        ("raw: text alone", plain),
        ("raw: text and FTS5 of the folded text", indexed),
    ):
        print(f"{what:<52} {count / wall:8.0f} articles/s   CPU {cpu:6.2f} s")
    size = (folder / "import.hashiya").stat().st_size
    print(
        f"{'file size':<52} {size / count / 1000:8.2f} kB an article, {size / letters:.2f} × text"
    )


def opening(folder, count):
    path = folder / "many.hashiya"
    project = create(path)
    done = []
    with timed(done):
        for _ in project.articles.add(((a, None) for a in articles(count)), NOW):
            pass
    with project.writing():
        for n in range(0, count, 3):
            mark = Entity(f"0192f000-0000-7000-8001-{n:012}", (Span(0, 4),), "ORG")
            entry = JournalEntry(f"0192f000-0000-7000-8002-{n:012}",
                                 f"0192f000-0000-7000-8000-{n:012}", LAYLA.uid, "",
                                 edits.add(mark), NOW)  # fmt: skip
            project.journal.record(entry)
    project.close()
    print(f"{count} articles, {path.stat().st_size / 1e6:.0f} MB")
    opened, listed, counted = [], [], []
    for _ in range(7):
        with timed(opened):
            project = Project.open(path)
            first = next(project.articles.iterate())
            project.annotations.load(first.uid, LAYLA.uid)
        with timed(listed):
            project.articles.listed(LAYLA.uid)
        with timed(counted):
            project.statistics()
        project.close()
    show("open until the first article can be marked", opened)
    show("list of all articles with statuses", listed)
    show("statistics", counted)
    search(path)


def search(path):
    with Project.open(path, read_only=True) as project:
        chance = random.Random(1)  # noqa: S311 - the same each time
        words = next(project.articles.iterate()).text.replace("\n", " ").replace("،", "").split()
        chosen = chance.sample(words, 20)
        typed = [w[:n] for w in chosen for n in range(1, len(w) + 1)]
        typed += [
            f"{a} {b[:n]}" for a, b in zip(chosen, chosen[5:], strict=False) for n in (1, 2, 4)
        ]
        times = []
        for query in typed:
            with timed(times):
                project.search.find(query)
        show(f"search as typed ({len(typed)} queries)", times)
        for n in (1, 2, 3, 4, 5):
            of_length = [t for t, q in zip(times, typed, strict=True) if len(q) == n]
            if of_length:
                show(f"  with {n} letters", of_length)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--articles", type=int, default=10_000)
    arguments.add_argument("--many", type=int, default=100_000)
    given = arguments.parse_args()
    print(f"SQLite {sqlite3.sqlite_version}")
    with tempfile.TemporaryDirectory() as folder:
        gestures(Path(folder))
        imports(Path(folder), given.articles)
        opening(Path(folder), given.many)


if __name__ == "__main__":
    main()
