from annotator.model.marks import Span


def test_what_was_marked_in_one_article_is_suggested_in_the_next(verbs, place, parts, qtbot):
    qtbot.waitUntil(lambda: bool(verbs.suggesting.found))
    parts.view.select(place("القاهرة"))
    verbs.marking.label("FAC")
    verbs.bench.open_article("a3")
    qtbot.waitUntil(lambda: bool(verbs.suggesting.found))
    (one,) = verbs.suggesting.found
    assert (one.span, one.label, one.made_by) == (Span(14, 21), "FAC", "memory")


def test_what_was_found_for_an_article_that_is_left_is_dropped(verbs, qtbot):
    qtbot.waitUntil(lambda: bool(verbs.suggesting.found))
    verbs.bench.open_article("a3")
    verbs.bench.open_article("a2")
    proposing = verbs.suggesting._proposing
    with qtbot.waitSignal(proposing.ready) as ready:
        pass
    assert ready.args[0].opened.article.uid == "a2"
