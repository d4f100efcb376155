"""Writes the golden files of every format anew: ``python tests/formats/remake_golden.py``. Look at the difference."""

import json
import shutil
import sys
import tempfile
import zlib
from pathlib import Path

if __name__ == "__main__":  # the program is not installed beside its dependencies
    sys.path.insert(0, str(Path(__file__).parents[2]))

from records import articles, reading

from annotator.formats import FORMATS, by_id
from annotator.formats.format import WriteOptions
from annotator.model.labels import LabelSet

GOLDEN = Path(__file__).parent / "golden"


def hard_cases():
    """The labels and the articles of ``golden/hard.jsonl``."""
    found = list(by_id("native").read(GOLDEN / "hard.jsonl", reading()))
    return next(one for one in found if isinstance(one, LabelSet)), articles(found)


def files_of(one, folder):
    """What the format ``one`` writes of the hard cases: file → bytes, with what differs by version left out."""
    labels, records = hard_cases()
    one.write(records, folder / "out", WriteOptions(labels, ("layla", "omar")))
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "tokenizer" not in path.parts
    }
    return dict(readable(name, data) for name, data in files.items())


def readable(name, data):
    """A file under its name; one that is not text as JSON."""
    if name.endswith(".spacy"):
        return f"{name}.json", opened(data)
    if data.startswith(b"PAR1"):
        return f"{name}.json", table(data)
    return name, data


def table(parquet):
    """A Parquet file as JSON, a row a line after the metadata."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    read = pq.read_table(pa.BufferReader(parquet))
    told = {name.decode(): json.loads(value) for name, value in read.schema.metadata.items()}
    lines = [told, *read.to_pylist()]
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)


def opened(docbin):
    """A DocBin as JSON that a person can read."""
    import srsly
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    texts = [
        {
            "tokens": [token.text_with_ws for token in doc],
            "spans": [[s.start, s.end, s.label_] for s in doc.spans["entities"]],
            "ents": [[s.start, s.end, s.label_] for s in doc.ents],
            "user_data": [[key, value] for key, value in doc.user_data.items()],
        }
        for doc in DocBin().from_bytes(docbin).get_docs(Vocab())
    ]
    content = srsly.msgpack_loads(zlib.decompress(docbin))
    told = {"attrs": content["attrs"], "strings": content["strings"], "texts": texts}
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def main():
    """Writes them."""
    for one in FORMATS:
        if one.write is None:
            continue
        place = GOLDEN / one.id / "written"
        shutil.rmtree(place, ignore_errors=True)
        with tempfile.TemporaryDirectory() as folder:
            for name, data in files_of(one, Path(folder)).items():
                path = place / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)


if __name__ == "__main__":
    main()
