"""Label sets from strangers: whatever stands in the file, a label set comes out or a refusal in words."""

import json
import random
import tempfile
from pathlib import Path

import pytest
from damaging import change, damaged
from fuzzing import for_long, fuzz
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import AnnotatorError
from annotator.formats import label_set_files
from annotator.model import plain_labels

ROOT = Path(__file__).parents[2]
NEWS = json.loads((ROOT / "resources/labelsets/news.json").read_text("utf-8"))
CONF = (Path(__file__).parent / "golden/brat/tutorial/annotation.conf").read_bytes()
VISUAL = (Path(__file__).parent / "golden/brat/tutorial/visual.conf").read_bytes()


def read(folder, name, **files):
    """The label set that the files give, which can be written and read again; or None."""
    for file, raw in files.items():
        (folder / file.replace("_", ".")).write_bytes(raw)
    said = f"{folder}"
    try:
        labels = label_set_files.read(folder / name)
    except AnnotatorError as refusal:
        labels, said = None, str(refusal)
    assert said.startswith(str(folder))
    assert len(said.splitlines()) == 1
    if labels is None:
        return None
    made = plain_labels.of_label_set(labels)
    json.dumps(made, ensure_ascii=False, allow_nan=False).encode()
    again = plain_labels.to_label_set(json.loads(json.dumps(made)))
    assert plain_labels.of_label_set(again) == made
    return labels


def read_damaged(seed):
    chance = random.Random(seed)  # noqa: S311 - to be made again
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        if chance.random() < 0.5:
            raw = json.dumps(change(NEWS, chance)).encode()
            read(folder, "a.json", a_json=raw if chance.random() < 0.8 else damaged(raw, chance))
        else:
            read(
                folder,
                "annotation.conf",
                annotation_conf=damaged(CONF, chance),
                visual_conf=damaged(VISUAL, chance),
            )


@given(seed=st.integers(0, 2**32))
@settings(max_examples=60)
def test_a_damaged_label_set_is_read_or_refused(seed):
    read_damaged(seed)


@fuzz
def test_a_damaged_label_set_is_read_or_refused_for_long():
    for_long(read_damaged, "read_damaged({seed})")


def test_the_files_themselves_are_read(tmp_path):
    assert read(tmp_path, "a.json", a_json=json.dumps(NEWS).encode())
    assert read(tmp_path, "annotation.conf", annotation_conf=CONF, visual_conf=VISUAL)


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"\xff\xfe", b"[" * 100_000, b"null", b'{"name": "\\ud800"}', b"x" * (4 * 2**20 + 1),
        b'{"entities": [{"name": "a", "colour": []}]}', b'{"entities": {"": 1}}',
    ],
)  # fmt: skip
def test_what_is_no_label_set_is_refused(tmp_path, raw):
    assert read(tmp_path, "a.json", a_json=raw) is None
