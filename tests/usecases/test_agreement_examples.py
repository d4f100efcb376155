from itertools import pairwise

import pytest
from pairs import LABELS, TEXT
from voices import made, marked, put

from annotator.agreement.figures import figures
from annotator.model.marks import ArticleLabel
from annotator.usecases import agreement, agreement_cases
from annotator.usecases import agreement_examples as examples

META, WIDE, CAIRO, TOWN = (11, 14, "ORG"), (5, 14, "ORG"), (20, 24, "GPE"), (20, 24, "ORG")


@pytest.fixture
def project(tmp_path):
    """Ten articles that both have done; the label differs in each, the topic in the first."""
    with made(tmp_path, LABELS, *(f"{n} {TEXT}" for n in range(10))) as project:
        for n in range(1, 11):
            one = marked(META, CAIRO, relations=[(1, 2, "in")])
            other = marked(WIDE if n == 2 else META, TOWN, relations=[(2, 1, "in")])
            put(project, "layla", one, f"a{n}")
            put(project, "omar", other, f"a{n}")
        put(project, "layla", marked(labels=[ArticleLabel("topic", "x")]), "a1")
        put(project, "omar", marked(labels=[ArticleLabel("topic", "y")]), "a1")
        yield project


def found(project):
    return agreement.pairs(project, agreement.compared(project))


def test_every_door_of_the_charts_has_examples(project):
    report = agreement.agreement_of(project)
    keys = examples.examples(project, found(project))
    for drawing in figures(report, report["pairs"][0], project.labels.current()):
        for door in drawing.doors:
            differs = not door.key.startswith("label:") or "0.00" in door.says
            assert not differs or door.key in keys, door


def test_there_are_six_at_most_and_two_of_an_article_at_first(project):
    keys = examples.examples(project, found(project))
    assert len(keys["kind:LABEL"]) == 6
    assert len({one.article for one in keys["kind:LABEL"]}) >= 3
    assert len(keys["kind:WORD"]) == 1
    assert len(keys["answers"]) == 1
    assert {one.kind for one in keys["cell:ORG:ORG"]} == {"", "WORD"}


def test_only_articles_that_may_have_some_are_read(project, monkeypatch):
    read = []
    real = examples.cases
    monkeypatch.setattr(
        examples, "cases", lambda *given: read.append(given[2].article) or real(*given)
    )
    pairs = found(project)
    examples.examples(project, pairs)
    assert len(set(read)) <= 7
    read.clear()
    examples.examples_of_classes(project, pairs[0], ["WORD"])
    assert read == ["a2"]


def test_examples_come_in_the_order_of_the_project(project):
    shown = examples.examples(project, found(project))["kind:LABEL"]
    places = [int(one.article.split()[1]) for one in shown]
    assert all(a <= b for a, b in pairwise(places))


def test_those_of_one_pair_are_by_class(project):
    (pair,) = found(project)
    shown = examples.examples_of_classes(project, pair, ["WORD", "EDGE", "LABEL"])
    assert list(shown) == ["WORD", "LABEL"]
    assert {one.kind for one in shown["LABEL"]} == {"LABEL"}


def test_an_article_full_of_them_does_not_crowd_out_another():
    basket = examples._Basket()
    for article, times in (("a1", 9), ("a2", 3)):
        case = agreement_cases.Case(article, article, "LABEL", "", (), (), ("", ""))
        for _ in range(times):
            basket.add("kind:LABEL", examples._Place(None, case))
    chosen = [place.case.article for place in basket.chosen()["kind:LABEL"]]
    assert chosen == ["a1", "a1", "a2", "a2", "a1", "a1"]
    assert basket.lacks("kind:LABEL")
    assert basket.lacks("kind:EDGE")
