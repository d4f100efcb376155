from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from records import TEXTS, annotations

from annotator.formats.plainer import aligned, bare, in_pieces, labels_lost
from annotator.formats.tokens import Tokens
from annotator.model.annotation import Annotation
from annotator.model.marks import ArticleLabel, Entity, Relation, Span


@given(data=st.data())
@settings(max_examples=60)
def test_the_pieces_cover_the_same_letters_under_the_same_labels(data):
    before = data.draw(annotations(data.draw(TEXTS)))
    after, losses = in_pieces(before, "a")
    assert all(len(entity.spans) == 1 for entity in after.entities.values())

    def covered(annotation):
        return {(span, e.label) for e in annotation.entities.values() for span in e.spans}

    assert covered(before) == covered(after)
    kinds = Counter(loss.kind for loss in losses)
    assert kinds["fragments"] == sum(len(e.spans) > 1 for e in before.entities.values())
    assert len(after.relations) == len(before.relations) - kinds["relation"]
    assert all({r.head, r.tail} <= set(after.entities) for r in after.relations.values())
    assert after.labels == before.labels


def test_a_relation_stands_on_the_first_piece():
    pieces = Entity("p", (Span(0, 2), Span(4, 6)), "X")
    twin = Entity("t", (Span(0, 2),), "X")
    other = Entity("o", (Span(7, 8),), "X")
    marks = [pieces, twin, other, Relation("r", "p", "o", "of"), Relation("s", "p", "t", "is")]
    after, losses = in_pieces(Annotation.of(marks), "a")
    assert sorted(after.entities) == ["o", "p-2", "t"]
    assert after.relations == {"r": Relation("r", "t", "o", "of")}
    assert [(loss.kind, loss.mark) for loss in losses] == [("fragments", "p"), ("relation", "s")]


def test_marks_off_the_tokens_are_lost_with_their_relations():
    tokens = Tokens.of(["ab", "cd"], [True, False])
    marks = [
        Entity("a", (Span(0, 2),), "X"),
        Entity("b", (Span(3, 4),), "X"),
        Relation("r", "a", "b", "of"),
    ]
    kept, losses = aligned(Annotation.of(marks), tokens, "a")
    assert list(kept.entities) == ["a"]
    assert [(loss.kind, loss.mark) for loss in losses] == [("token", "b"), ("relation", "r")]


def test_what_a_bare_format_lacks_is_named_mark_by_mark():
    entity = Entity("a", (Span(0, 2),), "X", (("k", True),), "ن", "memory")
    marks = [entity, Relation("r", "a", "a", "of", (("k", "v"),)), ArticleLabel("topic", "x")]
    lost = [(one.kind, one.mark) for one in bare(Annotation.of(marks), "a", "T")]
    assert lost == [("attributes", "a"), ("note", "a"), ("made_by", "a"), ("attributes", "r")]
    with_attributes = bare(Annotation.of(marks), "a", "T", attributes=False)
    assert [one.kind for one in with_attributes] == ["note", "made_by"]
    assert [one.mark for one in labels_lost(Annotation.of(marks), "a", "T")] == ["topic=x"]
