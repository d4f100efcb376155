"""The charts of a report show its numbers, and lead to the cases behind them."""

from voices import marked

from annotator.agreement.counting import count
from annotator.agreement.figures import (
    classes,
    confusion_map,
    figures,
    labels_f1,
    pairs_matrix,
    relation_classes,
    relations_f1,
    weeks,
)
from annotator.agreement.report import report
from annotator.model.labels import Label, LabelSet, RelationLabel

LABELS = LabelSet(
    "small",
    (Label("ORG", {"en": "Organisation"}, colour="blue"), Label("GPE", colour="red")),
    (RelationLabel("in", {"en": "is in"}, colour="teal"),),
)
TEXT = "قالت شركة ميتا في القاهرة إن شركة نور في القاهرة"
ONE = marked((10, 14, "ORG"), (18, 25, "GPE"), relations=[(1, 2, "in")])
OTHER = marked((5, 14, "ORG"), (18, 25, "ORG"), relations=[(2, 1, "in")])


def reported():
    differing, same = count(TEXT, (ONE, OTHER), LABELS), count(TEXT, (ONE, ONE), LABELS)
    counts = {
        ("layla", "omar"): {"a1": differing, "a2": same},
        ("layla", "nour"): {"a1": same},
        ("omar", "nour"): {"a1": differing},
    }
    return report(counts, LABELS, {"a1": "2026-W01", "a2": "2026-W02"})


def keys(drawing):
    return [door.key for door in drawing.doors]


def test_labels_are_bars_under_their_titles():
    found = reported()
    chart = labels_f1(found["pairs"][0], LABELS)
    said = {door.key: door.says for door in chart.doors}
    assert set(said) == {"label:ORG", "label:GPE"}
    value = found["pairs"][0]["by_label"]["ORG"]["strict_f1"]
    assert said["label:ORG"].startswith(f"Organisation: {value:.2f}")


def test_cells_lead_to_labels_and_none_is_the_last():
    chart = confusion_map({"ORG": {"ORG": 2, "GPE": 1}, "": {"GPE": 3}}, LABELS)
    assert keys(chart) == ["cell:ORG:ORG", "cell:ORG:GPE", "cell::GPE"]
    assert chart.doors[-1].says == "none × GPE: 3"
    assert confusion_map({}, LABELS) is None


def test_classes_are_parts_with_their_shares():
    found = reported()["pairs"][0]
    assert set(keys(classes(found))) == {f"kind:{kind}" for kind in found["classes"]}
    assert set(keys(relation_classes(found))) == {
        f"relation_kind:{kind}" for kind in found["relation_classes"]
    }
    assert keys(relations_f1(found, LABELS)) == ["relation:in"]


def test_pairs_and_weeks_stand_in_the_whole_alone():
    found = reported()
    assert set(keys(pairs_matrix(found))) == {
        "pair:layla:omar",
        "pair:layla:nour",
        "pair:omar:nour",
    }
    assert keys(weeks(found)) == ["week:2026-W01", "week:2026-W02"]
    whole = {one.title for one in figures(found, found["all"], LABELS)}
    part = {one.title for one in figures(found, found["pairs"][0], LABELS)}
    assert whole - part == {pairs_matrix(found).title, weeks(found).title}


def test_what_all_say_alike_has_no_classes():
    same = count(TEXT, (ONE, ONE), LABELS)
    found = report({("a", "b"): {"a1": same}}, LABELS)
    assert classes(found["all"]) is None
    assert weeks(found) is None
    assert pairs_matrix(found) is None
