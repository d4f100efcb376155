import pytest
from pairs import LABELS, TEXT
from voices import change, made, marked, put

from annotator.errors import BadInput, NotFound
from annotator.model import edits
from annotator.model.annotation import Status
from annotator.usecases import agreement, gold
from annotator.usecases.agreement import Wanted
from annotator.usecases.review import Reviewing

META, WIDE, CAIRO, TOWN = (11, 14, "ORG"), (5, 14, "ORG"), (20, 24, "GPE"), (20, 24, "ORG")


@pytest.fixture
def project(tmp_path):
    """Two articles that both have done, and one that only the first has."""
    with made(tmp_path, LABELS, *(f"{n} {TEXT}" for n in range(3))) as project:
        put(project, "layla", marked(META, CAIRO, relations=[(1, 2, "in")]), "a1")
        put(project, "omar", marked(META, TOWN, relations=[(2, 1, "in")]), "a1")
        put(project, "layla", marked(META), "a2")
        put(project, "omar", marked(META, CAIRO), "a2")
        put(project, "layla", marked(META), "a3")
        put(project, "omar", marked(META), "a3", status=Status.IN_PROGRESS)
        yield project


def pair(project):
    return tuple(agreement.compared(project))


def cases(project, **wanted):
    found = agreement.cases(project, pair(project), Wanted(**wanted))
    return [(one.article, one.kind, len(one.a), len(one.b)) for one in found]


def test_only_articles_that_both_have_done_count(project):
    (found,) = agreement.pairs(project, agreement.compared(project))
    assert (found.a.name, found.b.name, list(found.counts)) == ("layla", "omar", ["a1", "a2"])
    report = agreement.agreement_of(project)
    (numbers,) = report["pairs"]
    assert (numbers["articles"], numbers["entities"]["strict_f1"]) == (2, 4 / 7)
    assert list(report["by_article"]) == ["a1", "a2"]
    (week,) = report["by_week"]
    assert week[4:6] == "-W"


def test_an_article_is_counted_once_until_somebody_changes_it(project, monkeypatch):
    counted = []
    real = agreement._counted
    monkeypatch.setattr(
        agreement, "_counted", lambda *given: counted.extend(given[1]) or real(*given)
    )
    first = agreement.agreement_of(project)
    assert len(counted) == 2
    assert agreement.agreement_of(project) == first
    assert len(counted) == 2
    city = project.annotations.load("a1", "n-omar").entities["e2"]
    change(project, "omar", edits.relabel(city, "GPE"), "a1")
    assert agreement.agreement_of(project) != first
    assert len(counted) == 3


def test_every_number_leads_to_its_cases(project):
    assert cases(project, kind="LABEL") == [("a1", "LABEL", 1, 1)]
    assert cases(project, kind="ONLY") == [("a2", "ONLY", 0, 1)]
    assert cases(project, labels=("GPE", "ORG")) == [("a1", "LABEL", 1, 1)]
    assert cases(project, labels=("", "GPE")) == [("a2", "ONLY", 0, 1)]
    assert cases(project, labels=("ORG", "ORG")) == [("a1", "", 1, 1), ("a2", "", 1, 1)]
    assert cases(project, kind="", of_relations=False) == [("a1", "", 1, 1), ("a2", "", 1, 1)]
    assert cases(project, label="GPE", article="a2") == [("a2", "ONLY", 0, 1)]
    assert [one[1] for one in cases(project, of_relations=True)] == ["DIRECTION"]


def test_the_numbers_are_as_many_as_their_cases(project):
    report = agreement.agreement_of(project)
    (numbers,) = report["pairs"]
    for kind, n in numbers["classes"].items():
        assert len(cases(project, kind=kind, of_relations=False)) == n
    for kind, n in numbers["relation_classes"].items():
        assert len(cases(project, kind=kind, of_relations=True)) == n
    for row, cells in numbers["confusion"].items():
        for column, n in cells.items():
            assert len(cases(project, labels=(row, column))) == n


def test_a_case_says_the_words_of_both(project):
    (case,) = agreement.cases(project, pair(project), Wanted(of_relations=True))
    first, second = case.words
    assert first.split(" → ") == list(reversed(second.split(" → ")))
    assert case.title == "خبر 1"


def test_people_are_compared_with_gold(project):
    with pytest.raises(NotFound, match="gold"):
        agreement.agreement_with_gold(project)
    review = Reviewing(project, author="lead")
    while review.current is not None:
        review.take(1)
    report = agreement.agreement_with_gold(project)
    assert [one["annotators"] for one in report["pairs"]] == [["layla", "gold"], ["omar", "gold"]]
    assert report["pairs"][0]["entities"]["strict_f1"] == 1
    assert [one.name for one in agreement.compared(project)] == ["layla", "omar"]
    assert gold.annotator(project).name == "gold"


def test_it_takes_two(project):
    with pytest.raises(BadInput):
        agreement.agreement_of(project, ["layla", "layla"])
    with pytest.raises(NotFound, match="nobody"):
        agreement.agreement_of(project, ["layla", "nobody"])
    names = agreement.agreement_of(project, ["omar", "layla"])["pairs"][0]["annotators"]
    assert names == ["layla", "omar"]


def test_a_finished_report_is_kept_until_somebody_changes_an_article(project, monkeypatch):
    first = agreement.agreement_of(project)
    monkeypatch.setattr(agreement, "_reported", lambda *_: {"pairs": ["anew"]})
    assert agreement.agreement_of(project) == first
    city = project.annotations.load("a1", "n-omar").entities["e2"]
    change(project, "omar", edits.relabel(city, "GPE"), "a1")
    assert agreement.agreement_of(project) == {"pairs": ["anew"]}


def test_kept_counts_spare_articles_and_lose_no_case(project, monkeypatch):
    wishes = [
        {},
        {"kind": "LABEL"},
        {"kind": "ONLY", "of_relations": False},
        {"of_relations": True},
        {"labels": ("", "GPE")},
        {"label": "GPE"},
        {"kind": ""},
        {"of_answers": True},
        {"among": frozenset({"a2"})},
    ]
    before = [cases(project, **one) for one in wishes]
    agreement.agreement_of(project)
    read = []
    real = project.articles.get
    monkeypatch.setattr(project.articles, "get", lambda uid: read.append(uid) or real(uid))
    assert [cases(project, **one) for one in wishes] == before
    read.clear()
    assert cases(project, kind="LABEL", of_relations=False) == [("a1", "LABEL", 1, 1)]
    assert read == ["a1"]


def test_the_last_report_is_at_hand_and_says_whether_it_is_true(project):
    assert agreement.last_report(project) is None
    first = agreement.agreement_of(project)
    assert agreement.last_report(project) == (first, True)
    city = project.annotations.load("a1", "n-omar").entities["e2"]
    change(project, "omar", edits.relabel(city, "GPE"), "a1")
    assert agreement.last_report(project) == (first, False)
    second = agreement.agreement_of(project)
    assert agreement.last_report(project) == (second, True)
    assert agreement.last_report(project, with_gold=True) is None
