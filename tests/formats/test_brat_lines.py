from annotator.formats.brat_conf import Names, Used
from annotator.formats.brat_lines import Lines
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.marks import Entity, Relation, Span

TEXT = "أ\nب جد\n\nهو"


def lines(*marks):
    ann = Lines(Article("a", "", TEXT), Annotation.of(marks), Names(), Used())
    return ann.encoded().decode().splitlines(), [(loss.kind, loss.mark) for loss in ann.losses]


def test_an_entity_over_line_breaks_becomes_fragments():
    assert lines(Entity("e", (Span(0, 10),), "X")) == (["T1\tX 0 1;2 6;8 10\tأ ب جد هو"], [])


def test_line_breaks_at_an_edge_are_lost_by_name():
    written, lost = lines(
        Entity("e", (Span(1, 7),), "X"),
        Entity("f", (Span(6, 8),), "X"),
        Relation("r", "e", "f", "in"),
    )
    assert written == ["T1\tX 2 6\tب جد"]
    assert lost == [("line_break", "e"), ("line_break", "f"), ("relation", "r")]


def test_a_fragment_of_nothing_but_a_line_break_is_lost_by_name():
    written, lost = lines(Entity("e", (Span(0, 1), Span(3, 4), Span(6, 7), Span(9, 10)), "X"))
    assert written == ["T1\tX 0 1;3 4;9 10\tأ   و"]
    assert lost == [("line_break", "e")]


def test_fragments_that_would_be_read_as_one_are_told():
    _, lost = lines(
        Entity("e", (Span(4, 6), Span(8, 10)), "X"), Entity("f", (Span(2, 3), Span(4, 6)), "X")
    )
    assert lost == [("fragments", "e")]


def test_everything_that_is_not_carried_is_told():
    entity = Entity(
        "e",
        (Span(2, 3),),
        "نوع",
        (("a b", True), ("k", "v w"), ("n", False), ("s", True), ("t", "v")),
        "س\nط",
        "memory",
    )
    written, lost = lines(
        entity, Entity("f", (Span(4, 6),), "X"), Relation("r", "e", "f", "in", (("s", True),), "n")
    )
    assert written == [
        "T1\tlabel 2 3\tب", "#1\tAnnotatorNotes T1\tس ط", "A1\ts T1", "A2\tt T1 v", "T2\tX 4 6\tجد",
        "R1\tin Arg1:T1 Arg2:T2\t", "#2\tAnnotatorNotes R1\tn",
    ]  # fmt: skip
    assert sorted(lost) == sorted([
        ("label", "e"), ("made_by", "e"), ("note", "e"), ("attributes", "e"), ("attributes", "e"),
        ("attributes", "e"), ("attributes", "r"),
    ])  # fmt: skip
