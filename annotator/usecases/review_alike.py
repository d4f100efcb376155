"""The same decision for everything alike: the same words, the same disagreement, all over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.decision import Method, SourceMark
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation, Span
from annotator.store.project import Project
from annotator.text.fold import key
from annotator.usecases.alike import context
from annotator.usecases.answering import Answer
from annotator.usecases.bench import Bench, Ruling, record
from annotator.usecases.ids import new_uid
from annotator.usecases.questions import Marks, Question

Sources = tuple[SourceMark, ...]
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
            there = _There.foreseen(Bench(project, uid, annotators))
            found += (place for one in there.left if (place := _place(there, one, like, wanted)))
    return found


def settle(
    project: Project,
    like: Precedent,
    places: Iterable[Place],
    annotators: Sequence[str],
    author: str,
) -> list[str]:
    """Settles them all, or none if the rules refuse one; the articles (uids) it was done in.

    What is clear in an article that was not reached yet is settled first.
    """
    batch = new_uid()
    by_article: dict[str, set[Sources]] = {}
    for place in places:
        by_article.setdefault(place.article, set()).add(place.question.sources)
    with project.writing():
        for article, chosen in by_article.items():
            bench = Bench(project, article, annotators)
            bench.settle_clear(author)
            record(project, [_ruling(bench, like, chosen, author, batch)])
            bench.reload()
            bench.note_how_far()
    return list(by_article)


def itself(article: Article, like: Precedent) -> Place:
    """The place of the question that the others are like."""
    place = like.question.place
    words = context(like.text, place) if place else ("", "", "")
    answer = Answer(like.answer, Method.BATCH)
    return Place(article.uid, article.title, like.question, answer, words)


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


@dataclass(frozen=True, slots=True)
class _There:
    """Another article: its gold, and what is left to a person."""

    bench: Bench
    gold: Annotation
    left: Sequence[Question]

    @classmethod
    def foreseen(cls, bench: Bench) -> "_There":
        return cls(bench, *bench.foreseen())

    @property
    def text(self) -> str:
        return self.bench.article.text


def _place(there: _There, question: Question, like: Precedent, wanted: Signature) -> Place | None:
    itself = question.article == like.question.article and question.sources == like.question.sources
    if itself or question.place is None:
        return None
    if signature(there.text, question, there.gold) != wanted:
        return None
    marks = _moved(there, question, like)
    if marks is None:
        return None
    article = there.bench.article
    words = context(article.text, question.place)
    return Place(article.uid, article.title, question, Answer(marks, Method.BATCH), words)


def _moved(there: _There, question: Question, like: Precedent) -> Marks | None:
    """The same answer over there; None if its words are not the same there."""
    if question.article == like.question.article and question.sources == like.question.sources:
        return like.answer
    marks: list[Mark] = []
    for mark in like.answer:
        moved: Mark | None = None
        match mark:
            case Entity():
                moved = _moved_entity(there.text, question, mark, like)
            case Relation():
                moved = _same_relation(there, question, mark, like)
            case ArticleLabel():
                pass
        if moved is None:
            return None
        marks.append(moved)
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
    there: _There, question: Question, mark: Relation, like: Precedent
) -> Relation | None:
    wanted = _relation(like.text, mark, like.ends)
    for variant in question.variants:
        for one in variant.marks:
            if not isinstance(one, Relation) or not variant.is_possible:
                continue
            turned = replace(one, head=one.tail, tail=one.head, label=mark.label)
            for candidate in (replace(one, label=mark.label), turned):
                if _relation(there.text, candidate, there.gold) == wanted:
                    return candidate
    return None


def _ruling(bench: Bench, like: Precedent, chosen: set[Sources], author: str, batch: str) -> Ruling:
    there = _There(bench, bench.gold.annotation, bench.left)
    answers = [
        (question, Answer(marks, Method.BATCH))
        for question in there.left
        if question.sources in chosen and (marks := _moved(there, question, like)) is not None
    ]
    return bench.ruling(answers, author, batch=batch)
