import pytest
from pairs import LABELS, annotation, entity

from annotator.agreement.disagreements import disagreements
from annotator.agreement.relations import RelationKind, paired, seen_from
from annotator.model.marks import Relation

TEXT = "x" * 60


def side(name, relations, drop=()):
    """Three entities x, y, z and relations such as ``x heads y``."""
    places = {"x": (0, 5), "y": (10, 15), "z": (20, 25)}
    marks = [entity(f"{name}{e}", "ORG", *at) for e, at in places.items() if e not in drop]
    for number, said in enumerate(relations):
        head, label, tail = said.split()
        marks.append(Relation(f"{name}r{number}", name + head, name + tail, label))
    return annotation(*marks)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (["x in y"], ["x in y"], []),
        (["x beside y"], ["y beside x"], []),
        (["x in y"], ["x heads y"], ["TYPE"]),
        (["x beside y"], ["y heads x"], ["TYPE"]),
        (["x in y"], ["y in x"], ["DIRECTION"]),
        (["x in y"], ["y heads x"], ["DIRECTION+TYPE"]),
        (["x in y"], ["x in z"], ["ENDPOINT tail"]),
        (["x in y"], ["z in y"], ["ENDPOINT head"]),
        (["x beside y"], ["z beside x"], ["ENDPOINT tail"]),
        (["x in y"], ["z heads y"], ["ONLY", "ONLY"]),
        (["x in y"], [], ["ONLY"]),
        (["x in y", "x heads y"], ["x in y"], ["ONLY"]),
        (["x in y", "x in y"], ["x in y"], ["ONLY"]),
    ],
)
def test_the_class_of_a_relation(ours, theirs, expected):
    found = disagreements(TEXT, side("a", ours), side("b", theirs), LABELS)
    assert [f"{one.kind} {one.detail}".strip() for one in found] == expected


def test_a_relation_whose_entity_is_missing_is_blocked():
    found = disagreements(TEXT, side("a", ["x in y", "z in y"]), side("b", ["x in z"], "y"), LABELS)
    told = [(one.kind, one.detail) for one in found if isinstance((one.a + one.b)[0], Relation)]
    assert told == [("BLOCKED", "tail"), ("BLOCKED", "tail"), ("ONLY", "")]


def test_one_that_only_its_ends_part_is_relaxed():
    b = annotation(
        entity("b1", "ORG", 0, 6), entity("b2", "ORG", 10, 15), Relation("r", "b1", "b2", "in")
    )
    kinds = [one.kind for one in disagreements(TEXT, side("a", ["x in y"], "z"), b, LABELS)]
    assert kinds == ["INSIDE", "RELAXED"]


def test_a_relation_to_part_of_what_the_other_has_whole_is_blocked():
    a = annotation(
        entity("a1", "ORG", 0, 5),
        entity("a2", "ORG", 6, 12),
        entity("a3", "ORG", 20, 25),
        Relation("r", "a2", "a3", "in"),
    )
    b = annotation(entity("b1", "ORG", 0, 12), entity("b3", "ORG", 20, 25))
    assert [one.kind for one in disagreements(TEXT, a, b, LABELS)] == ["MERGE", "BLOCKED"]


def test_a_relation_without_both_ends_is_paired_with_none():
    relation = Relation("r", "x", "y", "in")
    lost = seen_from([relation], {"x": "x"}, frozenset())
    assert lost[0].ends is None
    assert paired(lost, lost) == []
    assert RelationKind.EXACT == "EXACT"
