"""What the screen of agreement says of numbers and cases."""

from dataclasses import replace

import pytest
from pairs import LABELS as UNASKED
from pairs import TEXT
from voices import made, marked, put

from annotator import i18n
from annotator.model.labels import ArticleLabelDefinition
from annotator.model.marks import ArticleLabel
from annotator.ui.agreement import contents
from annotator.usecases import agreement_doors as doors
from annotator.usecases.agreement_doors import MOST, Choice

META, CAIRO, TOWN, WIDE = (11, 14, "ORG"), (20, 24, "GPE"), (20, 24, "ORG"), (5, 14, "ORG")

TOPIC = ArticleLabelDefinition("topic", {"en": "Topic"}, ("a",), {"a": {"en": "Arts"}})
LABELS = replace(UNASKED, articles=(TOPIC,))


@pytest.fixture
def project(tmp_path):
    with made(tmp_path, LABELS, TEXT, f"{TEXT} ثم") as project:
        put(project, "layla", marked(META, CAIRO, labels=[ArticleLabel("topic", "a")]), "a1")
        put(project, "omar", marked(WIDE, TOWN), "a1")
        put(project, "layla", marked(META), "a2")
        put(project, "omar", marked(META), "a2")
        yield project


def plain(text):
    return text.replace("\u2068", "").replace("\u2069", "")


def seen(project, door):
    return doors.cases_behind(project, Choice(("layla", "omar")), door)


def test_articles_come_worst_first(project):
    report = doors.report_of(project, Choice())
    first, second = contents.articles_of(report, {"a1": "one", "a2": "two"})
    assert (first.key, first.count, first.is_done) == ("a1", 2, False)
    assert (second.key, second.aside, second.is_done) == ("a2", "strict F1 1.00", True)
    assert not contents.has_no_differences(report)
    assert contents.summary(report) == "2 articles · few articles: take the numbers with care"
    assert contents.summary({"all": {"articles": 20, "few_articles": False}}) == "20 articles"


def test_what_is_drawn_has_measures_first_and_none_twice(project):
    report = doors.report_of(project, Choice())
    charts = contents.charts_of(report, LABELS, with_gold=False)
    assert [one.title for one in charts.first] == ["Entities", "Relations"]
    titles = [one.title for one in (*charts.first, *charts.further, *charts.rest)]
    assert len(titles) == len(set(titles))
    assert "Which label met which" in titles


def test_a_row_says_what_tells_it_from_others(project):
    mixed = [plain(one.aside) for one in contents.cases_of(seen(project, ""), LABELS)]
    assert any(one.startswith("Another label · ") for one in mixed)
    (alone,) = contents.cases_of(seen(project, "kind:LABEL"), LABELS)
    assert not plain(alone.aside).startswith("Another label")
    assert " / " in plain(alone.aside)
    (answer,) = contents.cases_of(seen(project, "answers"), LABELS)
    assert plain(answer.words) == "Arts"
    assert plain(answer.aside) == "\u200eTopic · خبر 1"


def test_the_heading_says_how_many(project):
    some = seen(project, "kind:LABEL")
    assert contents.cases_heading("Another label: 1, 50 %", some) == "Another label: 1 case"
    assert contents.cases_heading("", some * 3) == "3 cases"
    assert contents.cases_heading("", some * (MOST + 1)) == "the first 500 cases"


def test_who_marked_nothing_is_said_to_have_marked_nothing(project):
    (one,) = seen(project, "answers")
    said = contents.case_content(one, 0, 1, LABELS, None)
    assert [(plain(v.name), plain(v.label), plain(v.words)) for v in said.versions] == [
        ("layla", "Topic", "Arts"),
        ("omar", "", "nothing"),
    ]
    assert (said.kind, said.place, said.reason) == ("Not marked by all", "1 of 1", "")


def test_a_heading_that_begins_in_latin_runs_the_way_of_the_interface(project):
    found = seen(project, "entities")
    assert contents.cases_heading("Strict F1: 0.86", found).startswith("Strict F1")
    with i18n.speaking("ar"):
        heading = contents.cases_heading("F1 الصارم: 0.86", found)
    assert heading.startswith("\u200fF1 الصارم")
