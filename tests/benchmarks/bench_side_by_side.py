"""What several processes bring: exports and imports by one and by all, in turn, in one run.

``python -m tests.benchmarks.bench_side_by_side export 10000 3 conll spacy`` writes 10,000 articles three
times by one process and by all, and prints for each the articles a second (the median), the seconds of
CPU here and in helpers, and the most memory that all of them held together. ``import`` reads
them into a project. On a machine that others use too, trust the seconds of CPU: by two cores of their
own, an export cannot take less than the larger of those here and half of all.
"""

import os
import resource
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.benchmarks.bench_formats import records

WRITTEN = ("conll", "conllu", "prodigy", "spacy", "webanno", "cas", "docred", "spert", "tacred")
READ = ("conllu", "prodigy", "webanno", "cas")


def label_set():
    """The labels of the articles."""
    from annotator.model.labels import LabelSet

    labels = LabelSet("bench").with_relation("in")
    for number in range(7):
        labels = labels.with_entity(f"L{number}")
    return labels


class Memory(threading.Thread):
    """Watches how much this process and its helpers hold together, in MB."""

    def __init__(self):
        super().__init__(daemon=True)
        self.peak = 0
        self._over = threading.Event()

    def __enter__(self):
        if Path("/proc/self/smaps_rollup").exists():
            self.start()
        return self

    def __exit__(self, *_):
        self._over.set()

    def run(self):
        while not self._over.wait(0.2):
            self.peak = max(self.peak, sum(map(_held, _family())))


def _family():
    ours = os.getpid()
    yield ours
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(path.read_text().rsplit(")", 1)[1].split()[1]) == ours:
                yield int(path.parent.name)
        except (OSError, IndexError):
            continue


def _held(pid):
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def export(name, count, workers, folder):
    """Writes articles."""
    from annotator.formats import by_id
    from annotator.formats.format import WriteOptions

    options = WriteOptions(labels=label_set(), workers=workers)
    by_id(name).write(records(count), folder / "out", options)


def bring_in(name, _, workers, folder):
    """Reads articles into a project."""
    from annotator.usecases.import_articles import ImportOptions, import_paths
    from annotator.usecases.open_project import new_project

    os.environ["HASHIYA_WORKERS"] = str(workers)
    with new_project(folder / "p.hashiya") as project:
        source = folder.parent / f"in{name}" / "out"
        import_paths(project, [source], ImportOptions(format=name, keep_duplicates=True))


def helped():
    """Seconds of CPU of helpers that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(job, name, count, workers):
    """Runs a job; gives seconds, seconds of CPU here and in helpers, and MB."""
    folder = Path(tempfile.mkdtemp(dir=TOP))
    with Memory() as memory:
        before = time.perf_counter(), time.process_time(), helped()
        job(name, count, workers, folder)
        after = time.perf_counter(), time.process_time(), helped()
    return *(b - a for a, b in zip(before, after, strict=True)), memory.peak


def main(job, count, rounds, names):
    """Runs each format by one and by all, in turn."""
    from annotator.formats.side_by_side import workers

    everyone = max(2, workers())
    for name in names:
        if job is bring_in:
            source = TOP / f"in{name}"
            source.mkdir()
            export(name, count, everyone, source)
        measured = {1: [], everyone: []}
        for _ in range(rounds):
            for number, rows in measured.items():
                rows.append(measure(job, name, count, number))
        for number, rows in measured.items():
            wall, here, there, held = (statistics.median(one) for one in zip(*rows, strict=True))
            print(
                f"{name:12} {number} process{'es' if number > 1 else '  '} {count / wall:6.0f}/s"
                f" {wall:7.2f} s, CPU here {here:6.2f} s, helpers {there:6.2f} s, {held:4.0f} MB",
                flush=True,
            )


if __name__ == "__main__":
    what, number, times, *chosen = [*sys.argv[1:], *("export", "10000", "3")[len(sys.argv) - 1 :]]
    with tempfile.TemporaryDirectory() as top:
        TOP = Path(top)
        if what == "import":
            main(bring_in, int(number), int(times), chosen or READ)
        else:
            main(export, int(number), int(times), chosen or WRITTEN)
