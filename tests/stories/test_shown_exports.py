"""The exports that the first page shows run, word by word, on a project as that page makes it."""

import json
import re
import shlex
from pathlib import Path

import pytest

from annotator import cli, resources

ROOT = Path(__file__).parents[2]


def shown():
    """The words of each ``hashiya export`` that stands in a block of commands."""
    blocks = re.findall(r"```bash\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    lines = [shlex.split(line, comments=True) for block in blocks for line in block.splitlines()]
    return [words[1:] for words in lines if words[:2] == ["hashiya", "export"]]


def of(name, line):
    """An article with the marks of one person, who has done it."""
    told = json.loads(line)
    marks = [one for one in told["annotations"] if one["annotator"] == name]
    told["annotations"] = [one | {"status": "done"} for one in marks]
    return json.dumps(told)


@pytest.fixture
def news(tmp_path, monkeypatch):
    lines = [
        line
        for path in sorted(resources.seeds().glob("*.jsonl"))[:3]
        for line in path.read_text("utf-8").splitlines()
        if '"annotations"' in line
    ]
    monkeypatch.chdir(tmp_path)
    assert cli.run(["new", "news.hashiya"], None, None) == 0
    for name in ("layla", "omar"):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(of(name, one) for one in lines), "utf-8")
        words = ["import", "news.hashiya", f"{name}.jsonl", "--as", name]
        assert cli.run(words, None, None) == 0
    assert cli.run(["review", "news.hashiya", "--auto"], None, None) == 0


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize("words", shown(), ids=shlex.join)
def test_what_the_first_page_exports_can_be_exported(words):
    assert cli.run(words, None, None) == 0
    assert Path(words[words.index("--out") + 1]).exists()


def test_the_first_page_shows_exports():
    assert len(shown()) > 5
