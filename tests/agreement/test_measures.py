"""Every measure is named, with its unit, and says what is undefined."""

from dataclasses import replace

import pytest
from test_figures import LABELS, ONE, OTHER, TEXT
from voices import marked

from annotator.agreement.counting import count
from annotator.agreement.measures import first_groups, further_groups, spoken, table
from annotator.agreement.report import report
from annotator.model.labels import ArticleLabelDefinition
from annotator.model.marks import ArticleLabel


def pair(*both):
    counts = {("layla", "omar"): {f"a{n}": count(TEXT, both, LABELS) for n in range(3)}}
    return report(counts, LABELS)["pairs"][0]


@pytest.fixture
def part():
    return pair(ONE, OTHER)


def test_measures_stand_in_their_order_each_with_its_unit(part):
    entities, relations = first_groups(part)
    assert [one.value for one in entities.measures] == [
        part["entities"][name] for name in ("strict_f1", "edge_f1", "overlap_f1", "label_alpha")
    ]
    assert [one.value for one in relations.measures] == [
        part["relations"][name] for name in ("strict_f1", "relaxed_f1", "given_ends_f1")
    ]
    groups = [entities, relations, *further_groups(part, LABELS)]
    assert all(one.unit and one.tip and one.door for group in groups for one in group.measures)
    assert "100 % aligned" in entities.measures[3].unit


def test_what_there_is_none_of_has_no_group(part):
    titles = [group.title for group in further_groups(part, LABELS)]
    assert titles == [
        "Entities, as SemEval-2013 counts",
        "Words",
        "Letters (without overlapping entities)",
    ]
    topic = ArticleLabel("topic", "a")
    asked = pair(marked(labels=[topic]), marked(labels=[topic]))
    assert "Labels of the article" in [group.title for group in further_groups(asked, LABELS)]
    titled = replace(LABELS, articles=(ArticleLabelDefinition("topic", {"en": "Topic"}, ("a",)),))
    answers = next(one for one in further_groups(asked, titled) if one.title.startswith("Labels"))
    assert [one.name for one in answers.measures] == ["Topic"]


def test_undefined_is_said_and_never_drawn(part):
    nothing = first_groups(pair(marked(), marked()))[0]
    said = [door.says for door in table(nothing).doors]
    assert all(": undefined" in one for one in said)
    drawn = table(nothing)
    assert not [one for one in drawn.shapes if getattr(one, "paint", "") == "accent"]
    assert [one for one in table(first_groups(part)[0]).shapes if one.paint == "accent"]


def test_the_interval_is_said_with_the_value(part):
    strict = first_groups(part)[0].measures[0]
    low, high = strict.interval
    assert spoken(strict).startswith(
        f"Strict F1: {strict.value:.2f} (95 %: {low:.2f} to {high:.2f})"
    )


def test_rows_do_not_run_into_each_other(part):
    for group in (*first_groups(part), *further_groups(part, LABELS)):
        drawing = table(group, 420)
        assert [door.key for door in drawing.doors] == [one.door for one in group.measures]
        bottoms = [door.y + door.height for door in drawing.doors]
        assert bottoms[-1] == drawing.height
        assert bottoms == sorted(bottoms)
