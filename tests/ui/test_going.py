from annotator.model.annotation import Status


def test_next_and_previous_stop_at_the_ends(verbs, parts):
    verbs.going.step(1)
    assert verbs.bench.annotating.article.uid == "a2"
    verbs.going.step(-1)
    verbs.going.step(-1)
    assert verbs.bench.annotating.article.uid == "a1"
    assert parts.status.message.text() == "This is the first article."


def test_marking_opens_an_article_and_done_closes_it_and_goes_on(session, verbs, parts, place):
    uid = verbs.bench.annotator.uid
    parts.view.select(place("القاهرة"))
    verbs.marking.label("GPE")
    assert session.project.annotations.status("a1", uid) is Status.IN_PROGRESS
    verbs.going.finish(Status.DONE)
    assert session.project.annotations.status("a1", uid) is Status.DONE
    assert verbs.bench.annotating.article.uid == "a2"
    assert parts.top.bar.value() == 1


def test_skipping_the_last_says_so(verbs, parts):
    for _ in range(3):
        verbs.going.finish(Status.SKIPPED)
    assert "That was the last one." in parts.status.message.text()


def test_each_annotator_has_an_own_annotation(verbs, parts, place):
    parts.view.select(place("ميتا"))
    verbs.marking.label("ORG")
    verbs.going.switch_annotator("layla")
    assert len(verbs.bench.annotating.annotation.entities) == 0
    assert parts.top.annotators.text() == "layla"
    verbs.going.add_annotator("omar")
    assert parts.top.annotators.text() == "omar"
