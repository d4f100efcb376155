"""Every other place with the words of an entity, with and without proclitics: to be marked too."""

import re
from collections.abc import Iterator, Sequence
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
from annotator.text.fold import find, fold, key
from annotator.text.segments import word_at
from annotator.usecases.ids import new_uid, now
from annotator.usecases.progress import Progress, silent

ALIKE = "alike"
"""The title of the edit that marks them."""

_BEFORE = re.compile("(?P<out>[وف]?[بلك]?)(?P<the>ال|(?<=ل)ل)?")
_THE = "ال"
_TO_THE = "لل"
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
    for place in sorted(set(_places(text, like))):
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
            contexts = tuple(context(article.text, place) for place in places)
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


def context(text: str, place: Span) -> tuple[str, str, str]:
    """The words before a place, its own, and those after it, each on one line."""
    before = text[max(0, place.start - _CONTEXT) : place.start]
    after = text[place.end : place.end + _CONTEXT]
    if place.start > _CONTEXT and " " in before:
        before = "…" + before[before.index(" ") :]
    if place.end + _CONTEXT < len(text) and " " in after:
        after = after[: after.rindex(" ") + 1] + "…"
    return _line(before), _line(place.of(text)), _line(after)


def _refuse(article: Article, case: rules.Case, uids: frozenset[str]) -> None:
    try:
        rules.refuse(case, uids)
    except RuleBroken as error:
        raise RuleBroken(tr("{title}: {why}", title=article.title, why=str(error))) from error


def _places(text: str, like: Wanted) -> Iterator[Span]:
    folded = fold(text)
    core = key(like.words).strip()
    for start, end in find(folded, core):
        if _ends_well(text, start, end, like.words) and (at := _start(text, start, like)) >= 0:
            yield Span(at, end)
    if core.startswith(_THE) and len(core) > len(_THE):
        # لل hides the article: الفيروس is in للفيروس too.
        for start, end in find(folded, _TO_THE + core[len(_THE) :]):
            if _ends_well(text, start, end, like.words):
                at = _start_of_hidden(text, start, like)
                if at >= 0:
                    yield Span(at, end)


def _ends_well(text: str, start: int, end: int, words: str) -> bool:
    """Whether no word goes on behind it; nor a paragraph ends inside it, if not in the words."""
    last = word_at(text, end - 1)
    goes_on = last is not None and last[0] < end < last[1]
    return not goes_on and ("\n" in words or "\n" not in text[start:end])


def _start(text: str, start: int, like: Wanted) -> int:
    """Where a mark on the words at ``start`` begins; -1 if other letters than proclitics go before.

    The whole word is not cut where it is more frequent than what would stay: لبنان is no بنان.
    """
    word = word_at(text, start)
    if word is None or not word[0] < start < word[1]:
        return start
    before = _BEFORE.fullmatch(key(text[word[0] : start]))
    whole, rest = key(text[slice(*word)]), key(text[start : word[1]])
    if before is None or (like.counts and like.counts(whole) > like.counts(rest)):
        return -1
    if before["the"] and rest.startswith(_THE):
        return -1
    match like.policy:
        case Policy.TOKEN:
            return word[0]
        case Policy.FREE:
            return start
    return _behind(text, word[0], before.end("out"))


def _start_of_hidden(text: str, start: int, like: Wanted) -> int:
    """The same for words whose article is hidden by the ``ل`` at ``start``."""
    word = word_at(text, start)
    if word is None or key(text[word[0] : start]) not in ("", "و", "ف"):
        return -1
    if like.policy is Policy.TOKEN:
        return word[0]
    return _behind(text, start, 1)


def _behind(text: str, start: int, letters: int) -> int:
    """The place behind so many letters of the search form, counted from ``start``."""
    if not letters:
        return start
    return start + fold(text[start : start + 4 * letters + 12]).sources[letters]


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
