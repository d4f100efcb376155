"""A sound file or folder of every format that reads, to be damaged."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from records import articles, reading

from annotator.formats import FORMATS, by_id, guess
from annotator.formats.format import WriteOptions

GOLDEN = Path(__file__).parent / "golden"
READING = [one for one in FORMATS if one.read]
_HAND_MADE = {
    "text": "خبر\n\nنص الخبر 😀.",
    "html": "<!doctype html><html><body><article><h1>خبر</h1><p>نص الخبر وفيه كلام كثير.</p></article></body></html>",
    "csv": 'title,text\nخبر,"نص, الخبر"\n',
    "jsonl": '{"title": "خبر", "text": "نص الخبر"}\n',
    "xml": "<doc>خبر عن <ENAMEX type='ORG'>ميتا</ENAMEX> ثم نص</doc>",
}  # fmt: skip
_MOST_FOREIGN = 6
_HOME = tempfile.TemporaryDirectory(prefix="hashiya-specimens-")


@cache
def specimens(name):
    """Folders, each with what is to be read in it: what we write, and what other tools wrote."""
    one = by_id(name)
    made = []
    if one.write:
        folder = Path(_HOME.name, name, "ours")
        folder.mkdir(parents=True)
        out = folder / ("out" if one.is_folder else f"out{one.endings[0]}")
        found = by_id("native").read(GOLDEN / "hard.jsonl", reading())
        one.write(articles(found)[:6], out, WriteOptions(annotators=("layla", "omar")))
        (folder / f"{out.name}.losses.jsonl").unlink(missing_ok=True)
        made.append((folder, out.name))
    elif name in _HAND_MADE:
        folder = Path(_HOME.name, name, "ours")
        folder.mkdir(parents=True)
        (folder / f"a{one.endings[0]}").write_text(_HAND_MADE[name], "utf-8")
        made.append((folder, f"a{one.endings[0]}"))
    elif name == "parquet":
        from pyarrow import parquet, table

        folder = Path(_HOME.name, name, "ours")
        folder.mkdir(parents=True)
        parquet.write_table(table({"title": ["خبر"], "text": ["نص"]}), folder / "a.parquet")
        made.append((folder, "a.parquet"))
    foreign = [
        path
        for path in sorted((GOLDEN / name).rglob("*"))
        if path.is_file() and "written" not in path.parts and guess(path) is one
    ]
    for n, path in enumerate(foreign[:_MOST_FOREIGN]):
        folder = Path(_HOME.name, name, str(n))
        shutil.copytree(path.parent, folder)
        made.append((folder, path.name))
    return tuple(made)


def files_of(folder, name):
    """The files that a reader of ``name`` in ``folder`` may look at, the small ones first."""
    top = folder / name
    found = [top] if top.is_file() else [p for p in top.rglob("*") if "tokenizer" not in p.parts]
    return sorted((p for p in found if p.is_file() and p.stat().st_size), key=str)
