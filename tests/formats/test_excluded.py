from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from records import records

from annotator.formats.excluded import cut
from annotator.formats.format import ArticleRecord
from annotator.model.article import Article
from annotator.model.marks import Span


@st.composite
def furnished(draw):
    """An article with marks and excluded parts."""
    (one,) = draw(records(most=1))
    length = len(one.article.text)
    spans = st.tuples(st.integers(0, length - 1), st.integers(1, 6)).map(
        lambda pair: Span(pair[0], min(length, pair[0] + pair[1]))
    )
    parts = draw(st.lists(spans, max_size=3))
    return replace(one, article=replace(one.article, excluded=tuple(parts)))


@given(furnished())
def test_marks_keep_their_letters_or_are_lost(one):
    shorter, losses = cut(one)
    excluded = one.article.excluded
    before, after = (r.annotations[0].annotation for r in (one, shorter))
    gone = {loss.mark for loss in losses}
    assert {loss.kind for loss in losses} <= {"excluded"}
    assert set(before.entities) == set(after.entities) | (gone & set(before.entities))
    assert set(before.relations) == set(after.relations) | (gone & set(before.relations))
    for uid, entity in before.entities.items():
        touches = any(s.overlaps(part) for s in entity.spans for part in excluded)
        assert touches == (uid in gone)
        if not touches:
            # Fragments may come to touch, and then are one.
            letters = "".join(s.of(shorter.article.text) for s in after.entities[uid].spans)
            assert letters == "".join(s.of(one.article.text) for s in entity.spans)
    for relation in after.relations.values():
        assert {relation.head, relation.tail} <= set(after.entities)
    assert after.labels == before.labels


@given(furnished())
def test_what_is_left_is_what_is_not_excluded(one):
    text = one.article.text
    kept = [
        c for n, c in enumerate(text) if not any(s.start <= n < s.end for s in one.article.excluded)
    ]
    shorter, _ = cut(one)
    assert shorter.article.excluded == ()
    assert "".join(shorter.article.text.split()) == "".join("".join(kept).split())


def test_words_are_not_glued_together():
    article = Article("a", "", "قبل [إعلان] بعد[إعلان]ذلك", excluded=(Span(4, 11), Span(15, 22)))
    shorter, _ = cut(ArticleRecord(article))
    assert shorter.article.text == "قبل  بعد\nذلك"
