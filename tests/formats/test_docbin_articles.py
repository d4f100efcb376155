from records import reading

from annotator.formats.docbin import Packed, TokenSpan
from annotator.formats.docbin_articles import OURS, RELATIONS, carried, found, packed
from annotator.formats.format import AnnotatorMarks, Failed
from annotator.formats.tokens import Tokens
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.marks import ArticleLabel, Entity, Relation, Span

WORDS = ["جامعة", " ", "القاهرة", "في", "مصر"]
SPACES = [False, False, True, True, False]
WHOLE = Entity("e1", (Span(0, 13),), "ORG")
INNER = Entity("e2", (Span(6, 13),), "GPE")
SPACED = Entity("e3", (Span(5, 13),), "ODD")
LAST = Entity("e4", (Span(17, 20),), "GPE")


def tokens():
    return Tokens.of(WORDS, SPACES)


def test_ents_are_the_outermost_and_none_begins_with_a_space():
    marks = Annotation.of([WHOLE, SPACED, INNER, LAST])
    text = packed(Article("a", "", tokens().text()), None, marks, tokens())
    assert text.spans == [
        TokenSpan(0, 3, "ORG"),
        TokenSpan(1, 3, "ODD"),
        TokenSpan(2, 3, "GPE"),
        TokenSpan(4, 5, "GPE"),
    ]
    assert text.ents == [TokenSpan(0, 3, "ORG"), TokenSpan(4, 5, "GPE")]
    alone = packed(Article("a", "", tokens().text()), None, Annotation.of([SPACED, LAST]), tokens())
    assert alone.ents == [TokenSpan(4, 5, "GPE")]


def test_what_goes_out_comes_in():
    marks = Annotation.of(
        [WHOLE, LAST, Relation("r", "e4", "e1", "has", note="n"), ArticleLabel("a", "b")]
    )
    article = Article("a", "t", tokens().text(), {"m": [1]}, (Span(14, 16),))
    text = packed(article, AnnotatorMarks("layla", marks), marks, tokens())
    text.ents = []  # which stand among the spans, so that the reader of a file leaves them out
    (one,) = found(text, "f:1", "f", reading())
    assert (one.article, one.annotations) == (article, (AnnotatorMarks("layla", marks),))


def test_relations_hold_their_ends_as_token_spans():
    marks = Annotation.of([WHOLE, LAST, Relation("r", "e4", "e1", "has")])
    text = packed(Article("a", "", tokens().text()), None, marks, tokens())
    (relation,) = text.user_data[RELATIONS]
    assert (relation["head"], relation["tail"]) == ([4, 5], [0, 3])


def test_fragments_and_their_relations_are_lost_by_name():
    pieces = Entity("p", (Span(0, 2), Span(4, 6)), "X")
    kept, lost = carried("a", Annotation.of([pieces, LAST, Relation("r", "p", "e4", "in")]))
    assert list(kept.entities) == ["e4"]
    assert [(loss.kind, loss.mark) for loss in lost] == [("fragments", "p"), ("relation", "r")]


def test_marks_that_cannot_be_are_told_and_the_rest_is_read():
    spans = [TokenSpan(0, 3, "A"), TokenSpan(3, 9, "B"), TokenSpan(2, 2, "C"), TokenSpan(4, 5, "")]
    relations = (
        {"label": "in", "head_entity": 0, "tail_entity": 1},
        {"label": "in", "head_entity": 0, "tail_entity": 0},
        "x",
    )
    data = {
        OURS: {
            "uid": "u",
            "annotator": "a",
            "entities": (1, "same", "same"),
            "excluded": ((9, 99),),
        },
        RELATIONS: relations,
    }
    told = list(found(Packed(WORDS, SPACES, spans, [], data), "f:1", "f", reading()))
    assert sum(isinstance(one, Failed) for one in told) == 6
    marks = told[-1].annotations[0].annotation
    assert [e.label for e in marks.entities.values()] == ["A"]
    assert len(marks.relations) == 1


def test_what_others_keep_in_user_data_does_no_harm():
    for data in ({OURS: 5}, {RELATIONS: {"a": 1}}, {OURS: {}}, {}):
        (one,) = found(Packed(WORDS, SPACES, [TokenSpan(0, 1, "A")], [], data), "f", "f", reading())
        assert len(one.annotations[0].annotation.entities) == 1
