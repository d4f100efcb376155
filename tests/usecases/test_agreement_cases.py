import pytest
from voices import compared

from annotator.usecases import agreement
from annotator.usecases.agreement_cases import Wanted, cases


@pytest.fixture
def project(tmp_path):
    with compared(tmp_path) as project:
        yield project


def pair(project):
    return tuple(agreement.compared(project))


def found(project, **wanted):
    places = cases(project, pair(project), Wanted(**wanted))
    return [(one.article, one.kind, len(one.a), len(one.b)) for one in places]


def test_every_number_leads_to_its_cases(project):
    assert found(project, kind="LABEL") == [("a1", "LABEL", 1, 1)]
    assert found(project, kind="ONLY") == [("a2", "ONLY", 0, 1)]
    assert found(project, labels=("GPE", "ORG")) == [("a1", "LABEL", 1, 1)]
    assert found(project, labels=("", "GPE")) == [("a2", "ONLY", 0, 1)]
    assert found(project, labels=("ORG", "ORG")) == [("a1", "", 1, 1), ("a2", "", 1, 1)]
    assert found(project, kind="", of_relations=False) == [("a1", "", 1, 1), ("a2", "", 1, 1)]
    assert found(project, label="GPE", article="a2") == [("a2", "ONLY", 0, 1)]
    assert [one[1] for one in found(project, of_relations=True)] == ["DIRECTION"]


def test_the_numbers_are_as_many_as_their_cases(project):
    report = agreement.agreement_of(project)
    (numbers,) = report["pairs"]
    for kind, n in numbers["classes"].items():
        assert len(found(project, kind=kind, of_relations=False)) == n
    for kind, n in numbers["relation_classes"].items():
        assert len(found(project, kind=kind, of_relations=True)) == n
    for row, cells in numbers["confusion"].items():
        for column, n in cells.items():
            assert len(found(project, labels=(row, column))) == n


def test_a_case_says_the_words_of_both(project):
    (case,) = cases(project, pair(project), Wanted(of_relations=True))
    first, second = case.words
    assert first.split(" → ") == list(reversed(second.split(" → ")))
    assert case.title == "خبر 1"


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
    before = [found(project, **one) for one in wishes]
    agreement.agreement_of(project)
    read = []
    real = project.articles.get
    monkeypatch.setattr(project.articles, "get", lambda uid: read.append(uid) or real(uid))
    assert [found(project, **one) for one in wishes] == before
    read.clear()
    assert found(project, kind="LABEL", of_relations=False) == [("a1", "LABEL", 1, 1)]
    assert read == ["a1"]
