"""The lanes of a review: one for each annotator, with what they said of what is left."""

from annotator.model.marks import Span
from annotator.ui.review.lanes import voices_of
from tests.ui.review.conftest import CAIRO, META, WIDE, marked


def said(voices):
    return [[(one.label, one.spans) for one in voice.said] for voice in voices.voices]


def test_each_annotator_has_a_lane_with_what_they_said(review):
    desk = review(marked(META, CAIRO), marked(WIDE, CAIRO))
    voices = voices_of(desk.reviewing.queue.bench, desk.reviewing.current)
    assert [voice.name for voice in voices.voices] == ["1", "2"]
    assert said(voices) == [
        [("ORG", (Span(*META[:2]),))],
        [("ORG", (Span(*WIDE[:2]),))],
    ]
    assert voices.current == 0


def test_who_said_nothing_is_silent_over_the_same_words(review):
    desk = review(marked(META, CAIRO), marked(CAIRO))
    voices = voices_of(desk.reviewing.queue.bench, desk.reviewing.current)
    assert said(voices)[1] == [("", (Span(*META[:2]),))]


def test_relations_come_one_at_a_time(review):
    desk = review(
        marked(META, CAIRO, relations=[(1, 2, "in")]), marked(META, CAIRO, relations=[(2, 1, "by")])
    )
    bench = desk.reviewing.queue.bench
    (question,) = bench.left
    voices = voices_of(bench, question)
    ends = (Span(*META[:2]), Span(*CAIRO[:2]))
    assert said(voices) == [[("in", ends)], [("by", ends[::-1])]]
    assert all(one.is_relation for voice in voices.voices for one in voice.said)
    assert voices_of(bench, None).voices == ()
