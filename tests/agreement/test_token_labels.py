from hypothesis import given, settings
from pairs import TEXT, annotations, entity

from annotator.agreement.token_labels import OUTSIDE, counted_words, labels_of
from annotator.model.marks import Span


def test_a_word_is_called_by_the_longest_entity_over_part_of_it():
    text = "زار رئيس بلدية وبالقاهرة اليوم"
    places = counted_words(text)
    whole, inner = entity("1", "OCC", 4, 14), entity("2", "GPE", 9, 14)
    city = entity("3", "GPE", 17, 24)
    assert labels_of(places, [inner, whole, city]) == ["", "OCC", "OCC", "GPE", ""]


def test_equally_long_entities_are_told_together_in_one_order():
    both = [entity("1", "GPE", 0, 3), entity("2", "ORG", 0, 3)]
    assert labels_of([(0, 3)], both) == labels_of([(0, 3)], both[::-1]) == ["GPE+ORG"]
    assert labels_of([(0, 3)], [*both, entity("3", "ORG", 0, 3)]) == ["GPE+ORG"]


def test_what_only_touches_a_word_does_not_call_it():
    assert labels_of([(0, 3), (4, 6)], [entity("1", "GPE", 3, 4)]) == [OUTSIDE, OUTSIDE]


def test_words_of_excluded_parts_are_not_counted():
    text = "خبر هام المزيد"
    assert counted_words(text, [Span(8, 14)]) == [(0, 3), (4, 7)]
    assert counted_words("خبر، ٣ !") == [(0, 3), (5, 6)]


@settings(max_examples=40)
@given(annotations())
def test_it_is_what_looking_at_each_word_gives(one):
    places = counted_words(TEXT)
    labels = labels_of(places, one.entities.values())
    for (start, end), label in zip(places, labels, strict=True):
        over = [
            (sum(s.end - s.start for s in e.spans), e.label)
            for e in one.entities.values()
            if any(s.start < end and start < s.end for s in e.spans)
        ]
        longest = max(over)[0] if over else 0
        assert label == "+".join(sorted({name for n, name in over if n == longest}))
