"""Every other place with the words of an entity, with and without proclitics: to be marked too."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.errors import RuleBroken
from annotator.i18n import tr
from annotator.model import rules
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.edits import Change, Edit, apply
from annotator.model.marks import Entity, Span
from annotator.store.journal import JournalEntry
from annotator.store.project import Project
from annotator.text.clitics import Policy, WordCounts, cut
from annotator.text.phrases import places
from annotator.text.segments import word_at
from annotator.usecases.ids import new_uid, now
from annotator.usecases.progress import Progress, silent

ALIKE = "alike"
"""The title of the edit that marks them."""

_CONTEXT = 36


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words to look for, and how a mark on them is made."""

    words: str
    """Without the proclitics that do not belong to them."""
    label: str
    policy: Policy
    counts: WordCounts | None = None


@dataclass(frozen=True, slots=True)
class InArticle:
    """The places of one article."""

    article: str
    """Its uid."""
    title: str
    places: tuple[Span, ...]
    contexts: tuple[tuple[str, str, str], ...]
    """For each place the words before it, its own, and those after it."""


def wanted(text: str, entity: Entity, policy: Policy, counts: WordCounts | None = None) -> Wanted:
    """What to look for where an entity was chosen."""
    words = entity.of(text)
    if policy is Policy.TOKEN:
        first = word_at(words, 0)
        if first and first[0] == 0:
            words = words[cut(words[: first[1]], Policy.STEM, counts)[0] :]
    return Wanted(words, entity.label, policy, counts)


def alike(
    text: str, annotation: Annotation, like: Wanted, excluded: Sequence[Span] = ()
) -> list[Span]:
    """The other places of the words in a text, in order, laid as the policy says.

    None in an excluded part, none that touches a mark with this label, and none on just the
    letters of a mark with another.
    """
    there = [(span, entity) for entity in annotation.entities.values() for span in entity.spans]

    def is_free(place: Span) -> bool:
        return not any(place.overlaps(span) for span in excluded) and not any(
            entity.spans == (place,) or (entity.label == like.label and place.overlaps(span))
            for span, entity in there
        )

    found: list[Span] = []
    for start, end in places(text, like.words, like.policy, like.counts):
        place = Span(start, end)
        if is_free(place) and not (found and found[-1].overlaps(place)):
            found.append(place)
    return found


def alike_in_project(
    project: Project, annotator: str, like: Wanted, progress: Progress = silent
) -> list[InArticle]:
    """The same over every article, for the annotator (a uid), in the project's order."""
    uids = project.search.articles(like.words)
    found = []
    for done, uid in enumerate(uids):
        progress(done, len(uids))
        article = project.articles.get(uid)
        annotation = project.annotations.load(uid, annotator)
        places = alike(article.text, annotation, like, article.excluded)
        if places:
            contexts = tuple(_context(article.text, place) for place in places)
            found.append(InArticle(uid, article.title, tuple(places), contexts))
    progress(len(uids), len(uids))
    return found


def marking(places: Sequence[Span], label: str) -> Edit:
    """The one edit that marks all of them."""
    return Edit(ALIKE, tuple(Change(None, Entity(new_uid(), (p,), label)) for p in places))


def mark_in_project(
    project: Project, annotator: str, author: str, label: str, chosen: Sequence[InArticle]
) -> int:
    """Marks places of many articles: all or none, one edit for each article; how many places.

    Raises RuleBroken if an article was changed meanwhile so that one may not be marked.
    """
    labels = project.labels.current()
    entries = []
    for one in chosen:
        article = project.articles.get(one.article)
        edit = marking(one.places, label)
        after = apply(project.annotations.load(one.article, annotator), edit)
        uids = frozenset(change.uid for change in edit.changes)
        _refuse(article, rules.Case(article.text, after, labels), uids)
        entries.append(JournalEntry(new_uid(), one.article, annotator, author, edit, now()))
    project.journal.record_many(entries)
    return sum(len(one.places) for one in chosen)


def _refuse(article: Article, case: rules.Case, uids: frozenset[str]) -> None:
    try:
        rules.refuse(case, uids)
    except RuleBroken as error:
        raise RuleBroken(tr("{title}: {why}", title=article.title, why=str(error))) from error


def _context(text: str, place: Span) -> tuple[str, str, str]:
    before = text[max(0, place.start - _CONTEXT) : place.start]
    after = text[place.end : place.end + _CONTEXT]
    if place.start > _CONTEXT and " " in before:
        before = "…" + before[before.index(" ") :]
    if place.end + _CONTEXT < len(text) and " " in after:
        after = after[: after.rindex(" ") + 1] + "…"
    return _line(before), _line(place.of(text)), _line(after)


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
