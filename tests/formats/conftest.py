"""The hard cases, as records."""

from pathlib import Path

import pytest
from records import articles, reading

from annotator.formats import by_id
from annotator.model.labels import LabelSet

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="session")
def hard():
    """The articles of the hard cases."""
    return articles(by_id("native").read(GOLDEN / "hard.jsonl", reading()))


@pytest.fixture(scope="session")
def hard_labels():
    """Their labels."""
    found = by_id("native").read(GOLDEN / "hard.jsonl", reading())
    return next(one for one in found if isinstance(one, LabelSet))


@pytest.fixture
def write(tmp_path):
    """Puts text or bytes into a file."""

    def put(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return put
