"""Both versions of a case as lanes."""

from hypothesis import given, settings
from pairs import LABELS, TEXT
from voices import reviewed, voices

from annotator.model.marks import Relation
from annotator.ui.agreement.lanes import place_of, voices_of
from annotator.ui.canvas.voices import NO_VOICES
from annotator.usecases.agreement_doors import Choice, is_about_article, laid_out, pairs_of


@settings(max_examples=25)
@given(voices(2, 2))
def test_every_case_stands_out_in_both_lanes(said):
    with reviewed(*said, text=TEXT, labels=LABELS) as project:
        (pair,) = pairs_of(project, Choice(("layla", "omar")))
        laid = laid_out(project, pair, "a1")
    for case in laid.cases:
        marks = (*case.a, *case.b)
        found = voices_of(laid, case)
        if is_about_article(marks):
            assert place_of(laid, case) is None
            continue
        assert [one.name for one in found.voices] == ["1", "2"]
        current = [[s for s in lane.said if s.question == found.current] for lane in found.voices]
        assert all(current)
        for lane, ours in zip(current, (case.a, case.b), strict=True):
            assert [one.label for one in lane] == [mark.label for mark in ours] or (
                not ours and [one.label for one in lane] == [""]
            )
            assert all(
                one.is_relation == isinstance(marks[0], Relation) or not ours for one in lane
            )
        place = place_of(laid, case)
        assert 0 <= place.start < place.end <= len(TEXT)
    if all(is_about_article((*one.a, *one.b)) for one in laid.cases):
        assert all(voices_of(laid, one) == NO_VOICES for one in laid.cases)
