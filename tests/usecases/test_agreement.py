import pytest
from voices import change, compared

from annotator.errors import BadInput, NotFound
from annotator.model import edits
from annotator.model.marks import Span
from annotator.usecases import agreement, gold
from annotator.usecases.review import Reviewing


@pytest.fixture
def project(tmp_path):
    with compared(tmp_path) as project:
        yield project


def test_only_articles_that_both_have_done_count(project):
    (found,) = agreement.pairs(project, agreement.compared(project))
    assert (found.a.name, found.b.name, list(found.counts)) == ("layla", "omar", ["a1", "a2"])
    report = agreement.agreement_of(project)
    (numbers,) = report["pairs"]
    assert (numbers["articles"], numbers["entities"]["strict_f1"]) == (2, 4 / 7)
    assert list(report["by_article"]) == ["a1", "a2"]
    (week,) = report["by_week"]
    assert week[4:6] == "-W"


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


def test_words_that_were_excluded_are_counted_no_more(project):
    before = agreement.agreement_of(project)["pairs"][0]["tokens"]
    length = len(project.articles.text("a1"))
    project.articles.set_excluded("a1", [Span(30, length)])
    after = agreement.agreement_of(project)["pairs"][0]["tokens"]
    assert after["kappa"] != before["kappa"]
