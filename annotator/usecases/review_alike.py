"""The same decision for everything alike: the same words, the same disagreement, all over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.model.annotation import Annotation
from annotator.model.decision import Method
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation, Span
from annotator.store.project import Project
from annotator.text.fold import key
from annotator.usecases.alike import context
from annotator.usecases.answering import Answer
from annotator.usecases.bench import Bench, Ruling, record
from annotator.usecases.ids import new_uid
from annotator.usecases.questions import Marks, Question

Signature = tuple[str, frozenset[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Precedent:
    """A question that was settled, as it was asked, and its answer."""

    text: str
    question: Question
    answer: Marks
    ends: Annotation
    """The gold at that time: where the relations of the answer end."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one of those that are alike stands."""

    article: str
    title: str
    question: Question
    answer: Answer
    context: tuple[str, str, str]
    """The words before it, its own, and those after it."""


def alike(
    project: Project, like: Precedent, articles: Iterable[str], annotators: Sequence[str]
) -> list[Place]:
    """What can be settled in the same way in these articles (uids), in their order."""
    wanted = signature(like.text, like.question, like.ends)
    words = _words(like)
    if wanted is None or not words:
        return []
    having = set(project.search.articles(words))
    found: list[Place] = []
    for uid in articles:
        if uid in having:
            bench = Bench(project, uid, annotators)
            found += (
                place
                for one in bench.left
                if signature(bench.article.text, one, bench.gold.annotation) == wanted
                and (place := _place(bench, one, like)) is not None
            )
    return found


def settle(
    project: Project, places: Iterable[Place], annotators: Sequence[str], author: str
) -> list[str]:
    """Settles them all, or none if the rules refuse one; the articles (uids) it was done in."""
    batch = new_uid()
    by_article: dict[str, list[Place]] = {}
    for place in places:
        by_article.setdefault(place.article, []).append(place)
    benches = [Bench(project, article, annotators) for article in by_article]
    with project.writing():
        record(
            project, [_ruling(one, by_article[one.article.uid], author, batch) for one in benches]
        )
        for bench in benches:
            bench.reload()
            bench.note_how_far()
    return list(by_article)


def signature(text: str, question: Question, gold: Annotation) -> Signature | None:
    """What makes questions alike: class, words and labels. None for labels of the article."""
    said: list[tuple[str, ...]] = []
    for variant in question.variants:
        for mark in variant.marks:
            match mark:
                case Entity():
                    said.append((key(mark.of(text)), mark.label))
                case Relation() if variant.is_possible:
                    said.append(_relation(text, mark, gold))
                case _:
                    return None
    return (question.kind, frozenset(said)) if said else None


def _relation(text: str, relation: Relation, gold: Annotation) -> tuple[str, ...]:
    head, tail = gold.entities.get(relation.head), gold.entities.get(relation.tail)
    return (key(head.of(text)) if head else "", key(tail.of(text)) if tail else "", relation.label)


def _words(like: Precedent) -> str:
    """The words to look for: of the shortest entity in question."""
    entities = like.question.entities
    for mark in (m for v in like.question.variants for m in v.marks if isinstance(m, Relation)):
        entities += [e for uid in (mark.head, mark.tail) if (e := like.ends.entities.get(uid))]
    return min((entity.of(like.text) for entity in entities), key=len, default="")


def _place(bench: Bench, question: Question, like: Precedent) -> Place | None:
    if set(question.sources) == set(like.question.sources):
        return None
    marks = _moved(bench, question, like)
    place = question.place
    if marks is None or place is None:
        return None
    article = bench.article
    return Place(
        article.uid,
        article.title,
        question,
        Answer(marks, Method.BATCH),
        context(article.text, place),
    )


def _moved(bench: Bench, question: Question, like: Precedent) -> Marks | None:
    """The same answer over there; None if its words are not the same there."""
    marks: list[Mark] = []
    for mark in like.answer:
        there: Mark | None = None
        match mark:
            case Entity():
                there = _moved_entity(bench.article.text, question, mark, like)
            case Relation():
                there = _same_relation(bench, question, mark, like)
            case ArticleLabel():
                pass
        if there is None:
            return None
        marks.append(there)
    return tuple(marks)


def _moved_entity(text: str, question: Question, mark: Entity, like: Precedent) -> Entity | None:
    for variant in question.variants:
        for one in variant.marks:
            same_words = isinstance(one, Entity) and key(one.of(text)) == key(mark.of(like.text))
            if isinstance(one, Entity) and same_words:
                return replace(one, label=mark.label)
    if question.place is None or like.question.place is None:
        return None
    by = question.place.start - like.question.place.start
    if mark.start + by < 0:
        return None
    moved = replace(mark, spans=tuple(Span(s.start + by, s.end + by) for s in mark.spans))
    return moved if key(moved.of(text)) == key(mark.of(like.text)) else None


def _same_relation(
    bench: Bench, question: Question, mark: Relation, like: Precedent
) -> Relation | None:
    wanted = _relation(like.text, mark, like.ends)
    for variant in question.variants:
        for one in variant.marks:
            if not isinstance(one, Relation) or not variant.is_possible:
                continue
            turned = replace(one, head=one.tail, tail=one.head, label=mark.label)
            for candidate in (replace(one, label=mark.label), turned):
                if _relation(bench.article.text, candidate, bench.gold.annotation) == wanted:
                    return candidate
    return None


def _ruling(bench: Bench, places: Iterable[Place], author: str, batch: str) -> Ruling:
    open_now = {frozenset(one.sources): one for one in bench.left}
    answers = [
        (open_now[about], place.answer)
        for place in places
        if (about := frozenset(place.question.sources)) in open_now
    ]
    return bench.ruling(answers, author, batch=batch)
