import pytest

from annotator.model.annotation import Annotation
from annotator.ui.canvas.emphasis import emphasis
from annotator.ui.canvas.shown import Shown
from tests.ui.canvas.conftest import TEXT, dressed, entity, place, relation

MARKS = [
    entity("a", "ORG", place(TEXT, "Scale AI")),
    entity("b", "ORG", place(TEXT, "ميتا", 1)),
    entity("c", "PERS", place(TEXT, "ألكسندر وانغ")),
    relation("ab", "a", "b"),
    relation("bc", "b", "c"),
    relation("same", "a", "c", "same"),
]


@pytest.fixture
def web(qapp):
    return dressed(TEXT, Annotation.of(MARKS)).web


@pytest.mark.parametrize(
    ("shown", "lit"),
    [
        ({}, set()),
        ({"chosen": "a"}, {"ab"}),
        ({"hovered": "b"}, {"ab", "bc"}),
        ({"chosen": "a", "hovered": "c"}, {"ab", "bc"}),
        ({"relation": "bc"}, {"bc"}),
        ({"hovered_relation": "ab"}, {"ab"}),
    ],
)
def test_what_is_chosen_or_pointed_at_has_its_relations_stand_out(web, shown, lit):
    out = emphasis(Shown(**shown), web)
    assert out.relations == lit
    assert (out.rest < 0.5) == bool(lit)
    for uid in ("ab", "bc"):
        assert out.stands_out(uid) == (uid in lit)


def test_a_chain_stands_out_with_any_of_its_members(web):
    assert emphasis(Shown(chosen="c"), web).chain == {"a", "c"}
    assert emphasis(Shown(chosen="b"), web).chain == frozenset()
