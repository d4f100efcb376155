"""What the gold of three seeds costs the hand, with our gestures and with those of others.

Counted is every press of a key and of a button; a drag is two (down, up), a chord (Alt+R) one. To
move the pointer or to scroll costs nobody anything, nor do notes, attributes and pieces in others.

- brat: an entity is drag 2, choose 1, OK 1; so is a relation.
- Label Studio: an entity is key 1, drag 2; a relation is Alt+R 1, click 1, click 1, choose 1.
- Here the person first looks at what is suggested, from the articles that they finished before and
  from the names that everybody knows. They accept all with one key and take each wrong one out
  first (Alt 1, click 1 on its name), or accept the right ones one by one (click 1), or take none.
- Then they take up the pen, for one label after the other: 1 for the label. An entity of one word is
  click 1, another is drag 2, and Alt 1 where letters are cut; further pieces are Ctrl 1, drag 2, and
  Enter 1 at the end. The same words elsewhere are A 1, Enter 1 for all of them, and Tab 1, Space 1 for
  each that is not meant; what was marked so teaches, and is suggested elsewhere in the article.
- A relation is drag 2, and a number 1 where several labels fit and it is not the one used last between
  such ends.

What a gesture gives is asked of the code that serves it: suggestions, snapping to words and clitics,
the places alike, the labels that fit, the label used last. The gold must come out whole, and nothing
else. The seeds come in their order; what is remembered is the gold of those before.
"""

import json
from pathlib import Path

import pytest

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.marks import Entity, Mark, Relation
from annotator.model.plain import to_mark
from annotator.model.plain_labels import to_label_set
from annotator.model.suggestion import open_ones
from annotator.resources import resource
from annotator.suggest.memory import Memory
from annotator.suggest.suggester import Reading
from annotator.text.clitics import Policy
from annotator.text.segments import word_at
from annotator.text.snapping import snapped
from annotator.usecases.alike import alike, wanted
from annotator.usecases.relations import offered
from annotator.usecases.suggestions import Proposals, words_of

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
MEASURED = ("01", "02", "04")
BRAT_ENTITY, BRAT_RELATION = 4, 4
STUDIO_ENTITY, STUDIO_RELATION = 3, 4


class Annotator:
    """Makes marks by the cheapest gesture that gives just them, and counts."""

    def __init__(self, article, labels, memory, last):
        self.text = article.text
        self.labels = labels
        self.proposals = Proposals(Reading(article.text, Policy.STEM), labels, memory)
        self.last = last
        self.made: dict[str, Entity | Relation] = {}
        self.presses = 0

    @property
    def annotation(self):
        return Annotation.of(self.made.values())

    def take_suggestions(self, gold):
        """What is right of the suggestions: all by one key, or one by one."""
        found = open_ones(
            self.proposals.of(self.annotation), self.annotation, self.proposals.furniture
        )
        by_place = {(e.start, e.end, e.label): e for e in gold if len(e.spans) == 1}
        right = [by_place[one.place] for one in found if one.place in by_place]
        wrong = len(found) - len(right)
        cost = min(1 + 2 * wrong, len(right))
        if cost < sum(self._marking(one) for one in right):
            self.presses += cost
            self.made |= {one.uid: one for one in right}
        return len(right), wrong

    def take_up(self):
        self.presses += 1

    def mark(self, entity):
        self.presses += self._marking(entity)
        self.made[entity.uid] = entity

    def mark_alike(self, entity, ahead):
        """All alike, where that is cheaper than to mark those of ``ahead`` one by one."""
        if len(entity.spans) > 1:
            return
        like = wanted(self.text, entity, Policy.STEM)
        places = alike(self.text, self.annotation, like)
        meant = [one for one in ahead if one.label == entity.label and one.spans[0] in places]
        meant = [one for one in meant if len(one.spans) == 1]
        cost = 2 + 2 * (len(places) - len(meant))
        if sum(map(self._marking, meant)) > cost:
            self.presses += cost
            self.made |= {one.uid: one for one in meant}

    def relate(self, relation):
        ends = self.made[relation.head], self.made[relation.tail]
        fitting = [label.name for label in offered(self.labels, *ends)]
        assert relation.label in fitting
        pair = tuple(end.label for end in ends)
        taken = fitting[0] if len(fitting) == 1 else self.last.get(pair)
        self.presses += 2 + (taken != relation.label)
        self.last[pair] = relation.label
        self.made[relation.uid] = relation

    def _marking(self, entity):
        """With the pen up."""
        first, *more = entity.spans
        pieces = sum(1 + 2 + self._alt(one) for one in more)
        return self._selecting(first) + pieces + bool(more)

    def _selecting(self, span):
        word = word_at(self.text, span.start)
        if word and snapped(self.text, *word, Policy.STEM) == (span.start, span.end):
            return 1
        return 2 + self._alt(span)

    def _alt(self, span):
        """Whether a drag over the letters needs Alt, since snapping would give others."""
        return snapped(self.text, span.start, span.end, Policy.STEM) != (span.start, span.end)


def gold(seed):
    """Article and the gold's marks of a seed."""
    for line in next(SEEDS.glob(f"{seed}-*.jsonl")).read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        for one in article.get("annotations", ()):
            if one["annotator"] == "gold":
                marks: list[Mark] = [to_mark(m) for m in (*one["entities"], *one["relations"])]
                plain = Article(article["uid"], article["title"], article["text"])
                return plain, Annotation.of(marks)
    raise AssertionError(seed)


def before(seed):
    """What is remembered of the seeds before one, and their last relations."""
    memory, last = Memory(), {}
    earlier = [gold(f"{number:02}") for number in range(1, int(seed))]
    for article, whole in earlier:
        memory.learn(words_of(whole, article.text))
        for one in whole.relations.values():
            ends = whole.entities[one.head], whole.entities[one.tail]
            last[tuple(end.label for end in ends)] = one.label
    for article, whole in earlier:
        memory.learn_unmarked(article.text, words_of(whole, article.text))
    return memory, last


def effort(seed, *, suggests=True):
    """Presses for the entities, then for the relations: here, in brat, in Label Studio."""
    labels = to_label_set(
        json.loads(resource("labelsets", "news.json").read_text(encoding="utf-8"))
    )
    article, whole = gold(seed)
    hand = Annotator(article, labels, *before(seed))
    order = whole.in_reading_order()
    if suggests:
        right, wrong = hand.take_suggestions(order)
        print(f"{seed}: suggested {right} right, {wrong} wrong; {hand.presses} presses for them")
    for label in labels.entities:
        left = [one for one in order if one.label == label.name and one.uid not in hand.made]
        if left:
            hand.take_up()
        for place, entity in enumerate(left):
            if entity.uid not in hand.made:
                hand.mark(entity)
                hand.mark_alike(entity, [o for o in left[place:] if o.uid not in hand.made])
    entities = hand.presses
    for relation in whole.relations.values():
        hand.relate(relation)
    assert hand.annotation.entities == whole.entities
    assert hand.annotation.relations == whole.relations
    n, m = len(whole.entities), len(whole.relations)
    return (
        (entities, n * BRAT_ENTITY, n * STUDIO_ENTITY),
        (hand.presses - entities, m * BRAT_RELATION, m * STUDIO_RELATION),
    )


@pytest.mark.parametrize("seed", MEASURED)
def test_it_takes_at_most_half_the_presses_of_brat(seed):
    entities, relations = effort(seed)
    ours, brat, studio = (one + other for one, other in zip(entities, relations, strict=True))
    print(f"{seed}: entities {entities}, relations {relations}; {ours} of {brat} and {studio}")
    assert ours <= 0.5 * brat


@pytest.mark.parametrize("seed", MEASURED)
def test_without_suggestions_it_takes_about_half(seed):
    entities, relations = effort(seed, suggests=False)
    ours, brat, studio = (one + other for one, other in zip(entities, relations, strict=True))
    print(f"{seed} without suggestions: {ours} of {brat} and {studio}")
    assert ours <= 0.53 * brat


def test_it_takes_at_most_half_the_presses_of_label_studio():
    efforts = [effort(seed) for seed in MEASURED]
    ours = sum(part[0] for one in efforts for part in one)
    studio = sum(part[2] for one in efforts for part in one)
    print(f"{ours} of {studio}: {ours / studio:.3f}")
    assert ours <= 0.5 * studio
