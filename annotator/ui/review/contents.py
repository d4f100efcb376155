"""What the card and the lists of a review show, made from what is asked."""

from collections.abc import Sequence

from annotator.i18n import is_right_to_left, tr, trn
from annotator.model.annotation import Annotation
from annotator.model.labels import LabelSet
from annotator.model.marks import Entity, Mark, Relation
from annotator.store.project import Project
from annotator.ui.review.card import CardContent
from annotator.ui.review.queue_lists import Item
from annotator.ui.review.variant import Shown, keys_of
from annotator.ui.review.words import (
    class_name,
    colour_of,
    method_words,
    state_name,
    title_of,
    words_of,
)
from annotator.ui.words import isolated, quoted
from annotator.usecases.answering import says
from annotator.usecases.bench import Bench
from annotator.usecases.docket import Row, Totals
from annotator.usecases.flags import Notes
from annotator.usecases.questions import Marks, Question, State, Variant
from annotator.usecases.review import Reviewing
from annotator.usecases.review_alike import Precedent

_MARKS = {State.SETTLED, State.DROPPED}


def card_of(reviewing: Reviewing, bench: Bench, question: Question, asked: str) -> CardContent:
    """The question in front; ``asked``: what the guidelines were asked about it."""
    labels, gold, text = bench.labels, bench.gold.annotation, bench.article.text
    told = [state_name(question)] if state_name(question) else []
    if question.decision is not None:
        told.append(method_words(question.decision))
        if bench.gold.was_changed_by_hand(question.decision):
            told.append(tr("Changed by hand in the gold since then."))
    told += [f"{reviewing.name_of(who)}: {note}" for who, note in question.notes]
    if asked:
        told.append(tr("Asked the guidelines: {note}", note=asked))
    draft = reviewing.draft
    said = ""
    if draft is not None:
        said = tr("Your version: {words}", words=_marks_words(draft, labels, text, gold))
    return CardContent(
        class_name(question.kind),
        question_words(bench, question),
        told,
        [_variant(reviewing, bench, question, one) for one in question.variants],
        said,
        _possible(question, has_draft=draft is not None),
    )


def decided_words(made: Precedent, labels: LabelSet) -> str:
    """What a decision put into the gold."""
    if not made.answer:
        return tr("Nothing belongs here")
    return tr("In gold: {words}", words=_marks_words(made.answer, labels, made.text, made.ends))


def question_words(bench: Bench, question: Question) -> str:
    """What a question is about: its words, or of the article as a whole its name."""
    text = bench.article.text
    for annotator, marks in question.lanes:
        for mark in marks:
            if isinstance(mark, Relation):
                return words_of(mark, text, bench.voters[annotator], bench.labels)
            if not isinstance(mark, Entity):
                return words_of(mark, text, Annotation(), bench.labels)
    return quoted(question.place.of(text)) if question.place else ""


def questions_of(bench: Bench, asked: Sequence[Question], notes: Notes) -> list[Item]:
    """Questions of the article in front as rows; their places are the keys."""
    return [_question_item(bench, str(n), one, notes) for n, one in enumerate(asked)]


def article_item(row: Row, titles: dict[str, str]) -> Item:
    """An article of the review; ``titles`` by uid."""
    aside = trn("{n} difference", "{n} differences", row.disputed)
    if row.stale:
        aside += " · " + trn("{n} to look at again", "{n} to look at again", row.stale)
    return Item(
        row.article,
        isolated(titles.get(row.article, "")),
        aside,
        row.left,
        is_done=not row.left and not row.clear,
        is_urgent=bool(row.stale),
    )


def titles_of(project: Project) -> dict[str, str]:
    """The titles of all articles, by uid."""
    return {one.uid: one.title for one in project.articles.listed(None)}


def progress_words(totals: Totals) -> str:
    """How far the whole review is, in words."""
    left = trn("{n} question left", "{n} questions left", totals.left)
    articles = trn("in {n} article", "in {n} articles", totals.articles_left)
    stale = ""
    if totals.stale:
        stale = " · " + trn("{n} to look at again", "{n} to look at again", totals.stale)
    return f"{left} {articles}{stale}" if totals.left else tr("Everything is settled")


def _question_item(bench: Bench, key: str, question: Question, notes: Notes) -> Item:
    asked = tr("Asked") if notes.of(question) else ""
    decision = question.decision
    by_hand = decision is not None and bench.gold.was_changed_by_hand(decision)
    changed = tr("Changed by hand") if by_hand else ""
    parts = class_name(question.kind), state_name(question), changed, asked
    return Item(
        key,
        question_words(bench, question),
        " · ".join(part for part in parts if part),
        is_done=question.state in _MARKS,
        is_urgent=question.state is State.STALE,
    )


def _marks_words(marks: Marks, labels: LabelSet, text: str, ends: Annotation) -> str:
    return " · ".join(f"{title_of(m, labels)} {words_of(m, text, ends, labels)}" for m in marks)


def _variant(reviewing: Reviewing, bench: Bench, question: Question, one: Variant) -> Shown:
    lanes = [uid for uid, _ in question.lanes]
    comma = "\u200f، " if is_right_to_left() else ", "
    names = comma.join(isolated(reviewing.name_of(uid)) for uid in one.annotators)
    keys = keys_of(lanes, one.annotators)
    proposed = _in_force(question) == one and reviewing.draft is None
    if not one.marks:
        nothing = tr("Nothing belongs here")
        return Shown(
            keys, names, nothing, "", "grey", len(one.annotators), proposed, one.is_possible
        )
    return Shown(
        keys,
        names,
        " · ".join(_brief(bench, mark, one, question) for mark in one.marks),
        title_of(one.marks[0], bench.labels),
        colour_of(one.marks[0], bench.labels),
        len(one.annotators),
        proposed,
        one.is_possible,
    )


def _in_force(question: Question) -> Variant | None:
    """The version that stands out: what was decided, else what is proposed."""
    if question.state is not State.SETTLED or question.decision is None:
        return question.proposal
    decided = says(question.decision.gold)
    return next((one for one in question.variants if says(one.marks) == decided), None)


def _brief(bench: Bench, mark: Mark, one: Variant, question: Question) -> str:
    """The words of a version; of a relation that waits, those of who said it."""
    ends = bench.gold.annotation
    if isinstance(mark, Relation) and not one.is_possible:
        said = dict(question.lanes).get(one.annotators[0], ())
        mark = next((m for m in said if isinstance(m, Relation)), mark)
        ends = bench.voters[one.annotators[0]]
    return words_of(mark, bench.article.text, ends, bench.labels)


def _possible(question: Question, *, has_draft: bool) -> frozenset[str]:
    if question.state in (State.BLOCKED, State.DROPPED):
        return frozenset({"flag"})
    can = {"reject", "flag", "alike"}
    if question.proposal is not None or has_draft:
        can.add("accept")
    if question.entities:
        can |= {"unite", "intersect", "label"}
    if question.is_of_relations:
        can |= {"turn", "label"}
    return frozenset(can)
