"""The places behind the numbers of agreement: what two annotators marked there."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.agreement.counts import NONE, Counts
from annotator.agreement.disagreements import Disagreement, disagreements
from annotator.agreement.matching import Alignment, align
from annotator.model.annotation import Annotation, Annotator
from annotator.model.article import Article
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation
from annotator.store.project import Project
from annotator.usecases import kept
from annotator.usecases.agreement_pairs import both_of, kept_as


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases are wanted; None: any. Labels are those of the marks of ``a`` and of ``b``."""

    kind: str | None = None
    """A class of disagreement; ``""``: where both say the same."""
    labels: tuple[str, str] | None = None
    """A cell of the confusion table; ``""`` on one side: nothing answers it there."""
    label: str | None = None
    """A label that one of the marks has."""
    of_relations: bool | None = None
    """Relations alone, or entities alone."""
    cells: bool = False
    """Every entity as the confusion table counts it, also where both say the same."""
    of_answers: bool = False
    """Labels of the article alone."""
    article: str | None = None
    """The uid of an article."""
    among: frozenset[str] | None = None
    """The uids of articles."""


@dataclass(frozen=True, slots=True)
class Case:
    """One place behind a number: what two annotators marked there."""

    article: str
    title: str
    kind: str
    """The class of disagreement; empty where both say the same."""
    detail: str
    a: tuple[Mark, ...]
    b: tuple[Mark, ...]
    words: tuple[str, str]
    """What the marks of either cover, in one line; of a relation its two ends."""


def cases(project: Project, pair: tuple[Annotator, Annotator], wanted: Wanted) -> Iterator[Case]:
    """The places behind a number, article by article, as ``pairs`` counted them."""
    a, b = pair
    labels = project.labels.current()
    stamps = kept.Stamps(project, wanted.article)
    known = {} if wanted.article else project.kept_counts.of(kept_as(a, b))
    for uid in stamps.done_by_all((a.uid, b.uid)):
        count = known.get(uid)
        is_known = count is not None and count.stamp == stamps.of(uid, (a.uid, b.uid))
        if (wanted.among is not None and uid not in wanted.among) or (
            is_known and count and not _may_hold(count.body, wanted)
        ):
            continue
        article = project.articles.get(uid)
        both = both_of(project, uid, a, b)
        aligned = align(*both, labels)
        found = disagreements(article.text, *both, labels)
        for one in _found(both, aligned, found, wanted):
            case = _case(article, both, one)
            if _is_wanted(case, wanted):
                yield case


def _may_hold(body: str, wanted: Wanted) -> bool:
    """Whether a kept count of an article leaves room for what is wanted; else nobody reads it."""
    plain = json.loads(body)
    counts = Counts.from_plain({name: plain[name] for name in _LOOKED_AT & plain.keys()})
    if wanted.labels is not None:
        return wanted.labels in counts.entities
    if wanted.kind == "":
        return True
    kinds: set[str] = set()
    if wanted.of_relations is not True and not wanted.of_answers:
        kinds.update(kind for kind, _ in counts.classes)
    if wanted.of_relations is not False and not wanted.of_answers:
        kinds.update(kind for kind, _ in counts.relation_classes)
    if wanted.of_relations is None and any(a != b for _, a, b in counts.answers):
        kinds.update(("LABEL", "ONLY"))
    return bool(kinds) if wanted.kind is None else wanted.kind in kinds


_LOOKED_AT = {"entities", "classes", "relation_classes", "answers"}
_MARKS: dict[bool, type[Mark]] = {True: Relation, False: Entity}


_Sides = tuple[tuple[Entity, ...], tuple[Entity, ...]]


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    detail: str
    a: tuple[Mark, ...]
    b: tuple[Mark, ...]


def _found(
    both: tuple[Annotation, Annotation],
    aligned: Alignment,
    differing: Sequence[Disagreement],
    wanted: Wanted,
) -> Iterator[_Found]:
    """What a number may stand for: cells of the confusion table, what is alike, what differs."""
    if wanted.cells or wanted.labels is not None:
        yield from _cells(aligned, differing)
    elif wanted.kind == "":
        yield from _alike(both, aligned, differing)
    else:
        for one in differing:
            yield _Found(one.kind.value, one.detail, one.a, one.b)


def _cells(aligned: Alignment, differing: Sequence[Disagreement]) -> Iterator[_Found]:
    """Every entity as the confusion table counts it: with the one that it is aligned with."""
    kinds: dict[tuple[str, str], Disagreement] = {}
    for one in differing:
        kinds.update({("a", mark.uid): one for mark in one.a})
        kinds.update({("b", mark.uid): one for mark in one.b})
    sides: list[_Sides] = [((mine,), (theirs,)) for mine, theirs in aligned.pairs]
    sides += [((mine,), ()) for mine in aligned.only_a]
    sides += [((), (theirs,)) for theirs in aligned.only_b]
    for a, b in sides:
        key = ("a", a[0].uid) if a else ("b", b[0].uid)
        known = kinds.get(key)
        yield _Found(known.kind.value if known else "", known.detail if known else "", a, b)


def _alike(
    both: tuple[Annotation, Annotation], aligned: Alignment, differing: Sequence[Disagreement]
) -> Iterator[_Found]:
    """What both say in just the same way."""
    apart = {mark.uid for one in differing for mark in one.a}
    for mine, theirs in aligned.pairs:
        if mine.uid not in apart:
            yield _Found("", "", (mine,), (theirs,))
    for my_relation, their_relation in aligned.relation_pairs:
        if my_relation.uid not in apart:
            yield _Found("", "", (my_relation,), (their_relation,))
    for uid in both[0].labels.keys() & both[1].labels.keys():
        yield _Found("", "", (both[0].labels[uid],), (both[1].labels[uid],))


def _case(article: Article, both: tuple[Annotation, Annotation], one: _Found) -> Case:
    words = _words(article.text, both[0], one.a), _words(article.text, both[1], one.b)
    return Case(article.uid, article.title, one.kind, one.detail, one.a, one.b, words)


def _is_wanted(case: Case, wanted: Wanted) -> bool:
    first = (*case.a, *case.b)[0]
    said = _label(case.a), _label(case.b)
    return (
        wanted.kind in (None, case.kind)
        and (wanted.of_relations is None or isinstance(first, _MARKS[wanted.of_relations]))
        and (not wanted.of_answers or isinstance(first, ArticleLabel))
        and wanted.labels in (None, said)
        and (wanted.label is None or wanted.label in said)
    )


def _label(marks: Sequence[Mark]) -> str:
    """The label of the first of them; of an article's label the question."""
    if not marks:
        return NONE
    first = marks[0]
    return first.name if isinstance(first, ArticleLabel) else first.label


def _words(text: str, annotation: Annotation, marks: Sequence[Mark]) -> str:
    return " · ".join(_of(text, annotation, mark) for mark in marks)


def _of(text: str, annotation: Annotation, mark: Mark) -> str:
    match mark:
        case Entity():
            return " ".join(mark.of(text).split())
        case Relation():
            ends = (annotation.entities[uid].of(text) for uid in (mark.head, mark.tail))
            return " → ".join(" ".join(words.split()) for words in ends)
        case ArticleLabel():
            return mark.value
