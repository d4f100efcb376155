"""From the numbers of a screen to their cases."""

import pytest
from pairs import LABELS, TEXT
from voices import made, marked, put

from annotator.model.marks import ArticleLabel
from annotator.usecases import agreement_doors as doors
from annotator.usecases import gold
from annotator.usecases.agreement_doors import Choice
from annotator.usecases.review import Reviewing

META, CAIRO, TOWN = (11, 14, "ORG"), (20, 24, "GPE"), (20, 24, "ORG")


@pytest.fixture
def project(tmp_path):
    with made(tmp_path, LABELS, *(f"{n} {TEXT}" for n in range(2))) as project:
        answer = ArticleLabel("topic", "a")
        put(project, "layla", marked(META, CAIRO, relations=[(1, 2, "in")]), "a1")
        put(project, "omar", marked(META, TOWN, relations=[(2, 1, "in")], labels=[answer]), "a1")
        put(project, "nour", marked(META, CAIRO, relations=[(1, 2, "in")]), "a1")
        put(project, "layla", marked(META), "a2")
        put(project, "omar", marked(META, CAIRO), "a2")
        yield project


def behind(project, door, choice=Choice(("layla", "omar")), **more):  # noqa: B008 - frozen
    found = doors.cases_behind(project, choice, door, **more)
    return [(one.a.name, one.b.name, one.case.article, one.case.kind) for one in found]


def test_what_can_be_chosen(project, tmp_path):
    pairs = [Choice(("layla", "omar")), Choice(("layla", "nour")), Choice(("omar", "nour"))]
    assert doors.choices(project) == [Choice(), *pairs]
    gold.require(project)
    each = [Choice((name,), with_gold=True) for name in ("layla", "omar", "nour")]
    assert doors.choices(project) == [Choice(), *pairs, Choice(with_gold=True), *each]
    (tmp_path / "empty").mkdir()
    with made(tmp_path / "empty", LABELS, TEXT) as empty:
        assert doors.choices(empty) == []


def test_each_number_leads_to_as_many_cases(project):
    report = doors.report_of(project, Choice())
    everyone = report["all"]
    for kind, n in everyone["classes"].items():
        assert len(behind(project, f"kind:{kind}", Choice())) == n
    for kind, n in everyone["relation_classes"].items():
        assert len(behind(project, f"relation_kind:{kind}", Choice())) == n
    for row, cells in report["confusion"].items():
        for column, n in cells.items():
            assert len(behind(project, f"cell:{row}:{column}", Choice())) == n
    (week,) = report["by_week"]
    differing = sum(one["disagreements"] for one in report["by_article"].values())
    answers = len(behind(project, "answers", Choice()))
    assert len(behind(project, f"week:{week}", Choice())) == differing + answers
    assert behind(project, "week:1999-W01", Choice()) == []


def test_doors_of_labels_of_articles_and_of_all(project):
    named = ("layla", "omar")
    assert behind(project, "label:GPE") == [(*named, "a1", "LABEL"), (*named, "a2", "ONLY")]
    assert behind(project, "relation:in") == [(*named, "a1", "DIRECTION")]
    assert behind(project, "article:a2") == [(*named, "a2", "ONLY")]
    assert behind(project, "answers") == [(*named, "a1", "ONLY")]
    assert len(behind(project, "entities")) == 2
    assert len(behind(project, "relations")) == 1
    assert len(behind(project, "", most=2)) == 3


def test_names_of_labels_may_have_colons():
    from annotator.model.labels import Label, LabelSet

    labels = LabelSet("colons", (Label("a:b"), Label("c")))
    assert doors.wanted_by("cell:a:b:c", labels).labels == ("a:b", "c")
    assert doors.wanted_by("cell::a:b", labels).labels == ("", "a:b")
    assert doors.wanted_by("cell:lost:c", labels).labels == ("lost", "c")


def test_an_article_is_laid_out_with_what_is_alike_and_what_differs(project):
    laid = doors.laid_out(project, doors.pairs_of(project, Choice(("layla", "omar")))[0], "a1")
    assert [one.label for one in laid.alike.entities.values()] == ["ORG"]
    assert not laid.alike.relations
    assert [one.kind for one in laid.cases] == ["LABEL", "DIRECTION", "ONLY"]
    assert doors.is_about_article(laid.cases[-1].b)
    assert not doors.is_about_article(laid.cases[0].b)
    pair = doors.pairs_of(project, Choice(("layla", "nour")))[0]
    same = doors.laid_out(project, pair, "a1")
    assert (len(same.alike.entities), len(same.alike.relations), same.cases) == (2, 1, ())


def test_against_gold_a_case_knows_its_reason(project):
    reviewing = Reviewing(project, author="lead")
    while reviewing.current is not None:
        reviewing.take(1)
    found = doors.cases_behind(project, Choice(("omar",), with_gold=True), "kind:LABEL")
    assert [(one.a.name, one.b.name, one.case.article) for one in found] == [("omar", "gold", "a1")]
    decision = doors.decision_on(project, found[0].case)
    assert decision is not None
    assert decision.why.author == "lead"
    between = doors.cases_behind(project, Choice(("layla", "omar")), "article:a2")
    assert doors.decision_on(project, between[0].case) is not None
