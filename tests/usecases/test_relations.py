from annotator.model.annotation import Annotation
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.model.marks import Entity, Span
from annotator.usecases.relations import offered, targets, why_none

LABELS = LabelSet(
    "l",
    (Label("ORG", {"en": "Organisation"}), Label("PERS"), Label("DATE")),
    (
        RelationLabel("same_as", symmetric=True, transitive=True),
        RelationLabel("works_for", heads=("PERS",), tails=("ORG",)),
        RelationLabel("partner_of", heads=("ORG",), tails=("ORG",), symmetric=True),
    ),
)
HERE = [
    Entity(uid, (Span(10 * n, 10 * n + 5),), label)
    for n, (uid, label) in enumerate([("o", "ORG"), ("p", "PERS"), ("d", "DATE"), ("q", "ORG")])
]
ORG, PERS, DATE, OTHER = HERE


def names(head, tail):
    return [label.name for label in offered(LABELS, head, tail)]


def test_only_labels_whose_ends_fit_are_offered_and_chains_last():
    assert names(PERS, ORG) == ["works_for"]
    assert names(ORG, OTHER) == ["partner_of", "same_as"]
    assert names(ORG, DATE) == names(ORG, PERS) == names(ORG, ORG) == []


def test_targets_are_walked_from_the_head_on_and_round():
    assert targets(Annotation.of(HERE), LABELS, "p") == ["q", "o"]
    assert targets(Annotation.of(HERE), LABELS, "d") == []


def test_it_is_said_why_nothing_is_offered():
    assert why_none(LABELS, ORG, DATE) == (
        "No relation of the label set leads from Organisation to DATE."
    )
    assert "Shift+R" in why_none(LABELS, ORG, PERS)
    assert "two different" in why_none(LABELS, ORG, ORG)
    assert why_none(LabelSet("none"), ORG, PERS) == "The label set has no relations."
