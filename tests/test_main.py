import sys

import pytest

from annotator import __main__ as program
from annotator import cli


@pytest.fixture
def called(monkeypatch):
    calls = {}

    def run(argv, draw, show):
        calls.update(argv=argv, draw=draw, show=show)
        return 7

    monkeypatch.setattr(cli, "run", run)
    monkeypatch.setattr(sys, "argv", ["hashiya", "stats", "p"])
    return calls


def test_the_words_of_the_command_line_go_to_the_cli(called):
    assert program.main() == 7
    assert called["argv"] == ["stats", "p"]


def test_an_article_is_drawn_by_the_ui_without_a_window(called, qapp, tmp_path):
    from annotator.cli.page import Page
    from annotator.model.annotation import Annotation
    from annotator.model.article import Article
    from annotator.model.labels import Label, LabelSet
    from annotator.model.marks import Entity, Span

    program.main()
    entity = Entity("e", (Span(5, 9),), "ORG")
    page = Page(
        Article("a", "خبر", "شركة ميتا في القاهرة"),
        Annotation.of([entity]),
        LabelSet("l", (Label("ORG"),)),
    )
    for name, start in (("p.png", b"\x89PNG"), ("p.svg", b"<?xml")):
        (made,) = called["draw"](page, tmp_path / name)
        assert made.read_bytes().startswith(start)


def test_the_window_is_shown_by_the_ui(called, monkeypatch, tmp_path):
    from annotator import ui

    monkeypatch.setattr(ui, "run", lambda *asked: asked)
    program.main()
    assert called["show"](tmp_path, "ar") == (tmp_path, "ar")
