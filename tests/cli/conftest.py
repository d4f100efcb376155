import json
from dataclasses import dataclass, field

import pytest

from annotator import cli, i18n, resources
from annotator.cli.page import Page


@dataclass
class Ran:
    status: int
    out: str
    err: str

    @property
    def json(self):
        assert self.out.count("\n") == 1
        return json.loads(self.out)


@dataclass
class Hashiya:
    """The command line in this process, with somebody who draws and shows nothing."""

    capsys: pytest.CaptureFixture
    drawn: list = field(default_factory=list)
    shown: list = field(default_factory=list)

    def __call__(self, *words):
        status = cli.run([str(word) for word in words], self.draw, self.show)
        return Ran(status, *self.capsys.readouterr())

    def draw(self, page, out):
        assert isinstance(page, Page)
        self.drawn.append((page, out))
        out.write_bytes(b"picture")
        return [out]

    def show(self, project, language):
        self.shown.append((project, language))
        return 0


@pytest.fixture
def hashiya(capsys, monkeypatch):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "HASHIYA_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setattr("getpass.getuser", lambda: "nour")
    yield Hashiya(capsys)
    i18n.use("en", resources.locale_folder())


@pytest.fixture
def project(hashiya, tmp_path):
    """A project with two articles, marked by layla, the first done, and one of gold."""
    path = tmp_path / "news.hashiya"
    assert hashiya("new", path).status == 0
    file = tmp_path / "two.jsonl"
    meta = {"uid": "m1", "start": 5, "end": 9, "label": "ORG", "text": "ميتا"}
    cairo = {"uid": "m2", "start": 13, "end": 20, "label": "GPE"}
    near = {"uid": "r1", "head": "m1", "tail": "m2", "label": "located_in"}
    first = {"status": "done", "entities": [meta, cairo], "relations": [near]}
    lines = [
        {
            "uid": "a1",
            "title": "شركة في القاهرة",
            "text": "شركة ميتا في القاهرة",
            "annotations": [
                {"annotator": "layla", **first},
                {"annotator": "gold", "kind": "gold", "status": "done", "entities": [cairo]},
            ],
        },
        {
            "uid": "a2",
            "title": "نص",
            "text": "وصلت الشَّركة إلى القاهره",
            "annotations": [
                {"annotator": "layla", "entities": [{"start": 18, "end": 25, "label": "GPE"}]}
            ],
        },
    ]
    file.write_text("".join(json.dumps({"hashiya": 1, **one}) + "\n" for one in lines))
    ran = hashiya("import", path, file)
    assert ran.status == 0, ran
    return path
