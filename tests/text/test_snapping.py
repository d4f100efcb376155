from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.clitics import Policy
from annotator.text.segments import is_boundary, trimmed, words
from annotator.text.snapping import letter_steps, snapped

TEXTS = st.text(st.sampled_from('والبكمـتر "،14aB\u064b\u00a0\n\u200f😀'))


@given(TEXTS, st.data(), st.sampled_from(Policy))
def test_a_snapped_span_cuts_no_word_but_behind_its_proclitics_and_snaps_no_further(
    text, data, policy
):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = snapped(text, start, end, policy)
    assert 0 <= first <= last <= len(text)
    assert snapped(text, first, last, policy) == (first, last)
    if start < end and policy is not Policy.STEM and trimmed(text, start, end) == (start, end):
        assert first <= start < end <= last
        assert not any(a < place < b for a, b in words(text) for place in (first, last))


def test_a_drag_over_parts_of_words_takes_the_words():
    text = 'زار وبالقاهرة شركة "ميتا".'
    span = snapped(text, 8, 16, Policy.STEM)
    assert text[slice(*span)] == "القاهرة شركة"
    assert text[slice(*snapped(text, 8, 16, Policy.TOKEN))] == "وبالقاهرة شركة"
    assert text[slice(*snapped(text, 21, 22, Policy.TOKEN))] == "ميتا"
    assert text[slice(*snapped(text, 13, 18, Policy.TOKEN))] == "شركة"
    assert snapped(text, 13, 14, Policy.TOKEN) == (14, 14)
    counts = Counter({"شركه": 3, "وشركه": 1}).__getitem__
    assert snapped("وشركة", 3, 4, Policy.STEM, counts) == (1, 5)


def test_the_steps_inside_a_word_are_its_clitics():
    text = "في وبالقاهرة وشركتها"
    assert [text[at:12] for at in letter_steps(text, (3, 12))] == [
        "وبالقاهرة",
        "بالقاهرة",
        "القاهرة",
        "قاهرة",
        "",
    ]
    assert letter_steps(text, (13, 20)) == [13, 14, 18, 20]


@given(TEXTS)
def test_steps_are_inside_the_word_and_cut_no_letter(text):
    for start, end in words(text):
        steps = letter_steps(text, (start, end))
        assert steps == sorted(set(steps))
        assert (steps[0], steps[-1]) == (start, end)
        assert all(is_boundary(text, at) for at in steps[:-1])
