from voices import marked, reviewed

from annotator.model.decision import Method, replay
from annotator.model.marks import Span
from annotator.usecases import gold
from annotator.usecases.annotate import Annotating
from annotator.usecases.review import Reviewing

WIDE, META = (5, 14, "ORG"), (10, 14, "ORG")


def test_there_is_no_gold_until_somebody_needs_it():
    with reviewed(marked(META), marked(META)) as project:
        assert gold.annotator(project) is None
        assert gold.of_article(project, "a1").decisions == ()
        made = gold.require(project)
        assert (made.name, gold.require(project), gold.annotator(project)) == ("gold", made, made)


def test_what_was_done_by_hand_is_read_out_of_the_journal():
    with reviewed(marked(META), marked(META)) as project:
        Reviewing(project, author="lead")
        by_hand = Annotating(project, "a1", gold.annotator(project), "nour")
        by_hand.add_entity([Span(20, 24)], "GPE")
        (uid,) = (u for u, e in by_hand.annotation.entities.items() if e.label == "GPE")
        by_hand.respan(uid, [Span(20, 25)])
        found = gold.of_article(project, "a1")
        methods = [one.why.method for one in found.decisions]
        assert methods == [Method.UNANIMOUS, Method.NEW, Method.EDITED]
        assert [gold.is_by_hand(one) for one in found.decisions] == [False, True, True]
        assert replay(found.decisions) == found.annotation
        by_hand.undo()
        found = gold.of_article(project, "a1")
        assert [one.why.method for one in found.decisions] == methods[:2]
        assert [one.why.method for one in found.taken_back] == methods[2:]


def test_undoing_a_decision_by_hand_takes_it_back_too():
    with reviewed(marked(WIDE), marked(META)) as project:
        Reviewing(project, author="lead").take(1)
        Annotating(project, "a1", gold.annotator(project)).undo()
        assert gold.of_article(project, "a1").decisions == ()
        assert Reviewing(project, author="lead").current is not None


def test_provenance_is_that_of_the_last_decision_of_a_review():
    with reviewed(marked(WIDE), marked(META)) as project:
        Reviewing(project, author="lead").take(1)
        by_hand = Annotating(project, "a1", gold.annotator(project), "nour")
        (uid,) = by_hand.annotation.entities
        assert gold.provenance(project, "a1")[uid].method is Method.CHOSEN
        by_hand.respan(uid, [Span(6, 14)])
        by_hand.add_entity([Span(20, 24)], "GPE")
        found = gold.provenance(project, "a1")
        assert list(found) == [uid]
        why = found[uid]
        assert (why.method, why.author, len(why.sources)) == (Method.EDITED, "nour", 2)
