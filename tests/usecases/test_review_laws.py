"""What holds of every review, whatever people marked and whatever is decided."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from pairs import LABELS, TEXT
from voices import NAMES, reviewed, voices

from annotator.errors import RuleBroken
from annotator.model.annotation import Annotation, Status
from annotator.model.decision import replay
from annotator.model.marks import Relation, Span
from annotator.usecases import annotators, check, gold
from annotator.usecases.annotate import Annotating
from annotator.usecases.asking import Matter, questions
from annotator.usecases.gold import Gold
from annotator.usecases.grouping import grouped
from annotator.usecases.history import History
from annotator.usecases.questions import State
from annotator.usecases.review import Reviewing

SEEDS = st.integers(0, 999)
NOTHING = Gold(Annotation(), (), (), History())


@given(voices())
@settings(max_examples=80)
def test_each_mark_of_each_annotator_belongs_to_exactly_one_question(given_voices):
    voters = dict(zip(NAMES, given_voices, strict=False))
    groups = grouped(TEXT, LABELS, voters)
    asked = questions(Matter("a1", LABELS, voters, groups), NOTHING)
    found = sorted((who, mark.uid) for one in asked for who, marks in one.lanes for mark in marks)
    assert found == sorted((who, m.uid) for who, a in voters.items() for m in a.marks())
    assert all([who for who, _ in one.lanes] == list(voters) for one in asked)
    assert all(len(one.sources) == len(one.marks) for one in asked)


@given(voices(), SEEDS)
@settings(max_examples=30)
def test_decisions_lead_to_the_gold_and_undoing_them_all_leaves_none(given_voices, seed):
    random = Random(seed)  # noqa: S311 - no secret
    with reviewed(*given_voices) as project:
        review = Reviewing(project, author="lead")
        if not review.queue.rows:
            return
        for _ in range(12):
            act(project, review, random)
            assert_decisions_lead_to_gold(project)
        assert not [p for p in check.problems(project) if p.rule.startswith("decision")]
        while review.undo():
            assert_decisions_lead_to_gold(project)
        assert gold.of_article(project, "a1").annotation == Annotation()
        assert gold.of_article(project, "a1").decisions == ()
        assert all(one.decision is None for one in review.queue.bench.questions)


@given(voices(least=3, most=3), SEEDS)
@settings(max_examples=25)
def test_a_review_comes_to_its_end(given_voices, seed):
    random = Random(seed)  # noqa: S311 - no secret
    with reviewed(*given_voices) as project:
        review = Reviewing(project, author="lead")
        for _ in range(60):
            if review.current is None:
                break
            settle_somehow(review, random)
        assert review.current is None
        assert review.queue.totals.left == 0
        bench = review.queue.bench
        assert {one.state for one in bench.questions} <= {State.SETTLED, State.DROPPED}
        who = gold.annotator(project)
        assert project.annotations.status("a1", who.uid) is Status.DONE
        assert not review.queue.totals.articles_left
        marks = [m for m in bench.gold.annotation.relations.values() if m.head == m.tail]
        assert marks == []


def assert_decisions_lead_to_gold(project):
    found = gold.of_article(project, "a1")
    assert replay(found.decisions) == found.annotation


def act(project, review, random):
    """One thing that somebody might do: in the review, or to the gold by hand."""
    choice = random.randrange(10)
    try:
        if choice == 0:
            review.undo()
        elif choice == 1:
            by_hand(project, random)
            review.queue.open_article("a1")
        elif choice == 2:
            review.queue.next()
        elif choice == 3 and review.queue.bench.questions:
            review.queue.show(random.choice(review.queue.bench.questions))
        else:
            settle_somehow(review, random)
    except RuleBroken:
        pass


def settle_somehow(review, random):
    verbs = [review.accept, review.unite, review.intersect]
    verbs += [lambda n=n: review.take(n) for n in (1, 2, 3)]
    verbs += [lambda: changed(review, random)]
    for verb in random.sample(verbs, len(verbs)):
        try:
            verb()
        except RuleBroken:
            continue
        return
    review.reject()


def changed(review, random):
    question = review.current
    if question is None:
        raise RuleBroken("nothing")
    if any(isinstance(mark, Relation) for mark in question.marks):
        review.turn()
    elif question.entities:
        start = random.randrange(80)
        review.respan([Span(start, start + random.randrange(1, 8))])
        review.relabel(random.choice(["ORG", "GPE"]))
    review.accept()


def by_hand(project, random):
    annotating = Annotating(project, "a1", annotators.require(project, "gold"))
    entities = list(annotating.annotation.entities)
    if entities and random.random() < 0.6:
        annotating.remove(random.choice(entities))
    elif entities and random.random() < 0.5:
        annotating.relabel(random.choice(entities), "PERS")
    else:
        start = random.randrange(80)
        annotating.add_entity([Span(start, start + 3)], "GPE")
