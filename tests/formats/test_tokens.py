from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.tokens import Tokens
from annotator.model.marks import Span

WORDS = st.lists(
    st.tuples(st.text("ابت\n.😀", min_size=1, max_size=4), st.booleans()), min_size=1, max_size=8
)


@given(WORDS, st.data())
def test_after_the_cut_every_span_is_covered_and_the_text_the_same(pairs, data):
    words, spaces = [list(x) for x in zip(*pairs, strict=True)]
    tokens = Tokens.of(words, spaces)
    text = tokens.text()
    length = len(text)
    starts = data.draw(st.lists(st.integers(0, length - 1), max_size=5))
    spans = [Span(a, data.draw(st.integers(a + 1, length))) for a in starts]
    aligned = all(tokens.covering(span) for span in spans)
    before = len(tokens.words)
    cuts = tokens.cut(spans)
    assert (cuts == 0) == aligned
    assert len(tokens.words) >= before + cuts
    assert tokens.text() == text
    assert tokens == Tokens.of(tokens.words, tokens.spaces)
    for span in spans:
        first, end = tokens.covering(span)
        assert tokens.span(first, end) == span


def test_a_token_is_cut_where_the_mark_begins():
    tokens = Tokens.of(["وبالقاهرة", "أمس"], [True, False])
    assert tokens.cut([Span(3, 9)]) == 1
    assert tokens.words == ["وبا", "لقاهرة", "أمس"]
    assert tokens.spaces == [False, True, False]


def test_a_space_at_the_edge_becomes_a_token():
    tokens = Tokens.of(["في", "مصر"], [True, False])
    assert tokens.cut([Span(2, 6)]) == 1
    assert (tokens.words, tokens.spaces) == (["في", " ", "مصر"], [False, False, False])
