"""What an answer to a question changes in the gold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.errors import RuleBroken
from annotator.i18n import tr
from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.model.decision import Decision, Method, Provenance
from annotator.model.edits import Change
from annotator.model.labels import LabelSet
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation, Span, joined
from annotator.usecases.ids import new_uid
from annotator.usecases.questions import Marks, Question


@dataclass(frozen=True, slots=True)
class Answer:
    """What belongs into the gold, and how that was come to. No marks: nothing does."""

    marks: Marks
    method: Method
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decides, when, in which edit of the gold (its uid), and in which batch if in one."""

    author: str
    made_at: str
    edit: str
    batch: str = ""


def carried_out(
    gold: Annotation, labels: LabelSet, question: Question, answer: Answer, signed: Signed
) -> tuple[tuple[Change, ...], Decision]:
    """What to change in the gold, and the decision that does so.

    Marks that answered the question before take on the new answer, so that their relations stay.
    """
    before = [mark for mark in gold.marks() if mark.uid in question.answer]
    before += _other_values(gold, labels, answer.marks)
    placed, left = _placed(gold, labels, before, answer.marks)
    changes = [Change(old, new) for old, new in placed if old != new]
    changes += edits.remove(gold, *left).changes if left else ()
    gone = tuple(change.uid for change in changes if change.after is None)
    why = Provenance(
        answer.method,
        signed.author,
        signed.made_at,
        question.sources,
        _votes(question, answer.marks),
        question.voters,
        question.kind,
        answer.reason,
        signed.batch,
    )
    marks = tuple(new for _, new in placed)
    decision = Decision(new_uid(), question.article, signed.edit, marks, gone, why)
    return tuple(changes), decision


def united(question: Question) -> Marks:
    """One entity over all letters that anyone marked here; raises RuleBroken."""
    spans = [span for entity in _entities(question) for span in entity.spans]
    label = agreed_label(question)
    return (_over(question, joined(spans), label),)


def intersected(question: Question) -> Marks:
    """One entity over the letters that everyone who marked here marked; raises RuleBroken."""
    _entities(question)
    label = agreed_label(question)
    lanes = [marks for _, marks in question.lanes if marks]
    common = [s for mark in lanes[0] if isinstance(mark, Entity) for s in mark.spans]
    for marks in lanes[1:]:
        theirs = [s for mark in marks if isinstance(mark, Entity) for s in mark.spans]
        common = [
            Span(max(a.start, b.start), min(a.end, b.end))
            for a in common
            for b in theirs
            if a.overlaps(b)
        ]
    if not common:
        raise RuleBroken(tr("They have no letter in common."))
    return (_over(question, joined(common), label),)


def agreed_label(question: Question) -> str:
    """The label that most give here; raises RuleBroken where two are given equally often."""
    counts: dict[str, int] = {}
    for variant in question.variants:
        for label in {mark.label for mark in variant.marks if isinstance(mark, Entity)}:
            counts[label] = counts.get(label, 0) + len(variant.annotators)
    ranked = sorted(counts, key=lambda label: -counts[label])
    if not ranked or (len(ranked) > 1 and counts[ranked[0]] == counts[ranked[1]]):
        raise RuleBroken(tr("The labels differ too: choose the label first."))
    return ranked[0]


def says(marks: Iterable[Mark]) -> frozenset[object]:
    """What marks say, whoever made them: so that two answers can be compared."""
    return frozenset(_said(mark) for mark in marks)


def _said(mark: Mark) -> object:
    match mark:
        case Entity():
            return mark.spans, mark.label
        case Relation():
            return mark.head, mark.tail, mark.label
        case ArticleLabel():
            return mark.uid


def _votes(question: Question, marks: Marks) -> int:
    wanted = says(marks)
    return next((len(v.annotators) for v in question.variants if says(v.marks) == wanted), 0)


def _entities(question: Question) -> list[Entity]:
    if not question.entities:
        raise RuleBroken(tr("Only entities can be joined or cut to what they share."))
    return question.entities


def _over(question: Question, spans: tuple[Span, ...], label: str) -> Entity:
    """A new entity, with the attributes of the variant that most say."""
    like = next(m for v in question.variants for m in v.marks if isinstance(m, Entity))
    return replace(like, spans=spans, label=label)


def _other_values(gold: Annotation, labels: LabelSet, marks: Marks) -> list[Mark]:
    """The values that the gold has for a question about the article that allows only one."""
    names = {mark.name for mark in marks if isinstance(mark, ArticleLabel)}
    single = {n for n in names if (one := labels.article(n)) is None or not one.several}
    return [label for label in gold.labels.values() if label.name in single]


def _placed(
    gold: Annotation, labels: LabelSet, before: Sequence[Mark], wanted: Marks
) -> tuple[list[tuple[Mark | None, Mark]], list[Mark]]:
    """Each wanted mark with the one whose place it takes, and the marks that are left over."""
    there = {_known(mark, labels): mark for mark in (*gold.marks(), *before)}
    free = dict.fromkeys(before)
    found: dict[Mark, Mark | None] = {}
    for mark in wanted:
        found[mark] = same = there.get(_known(mark, labels))
        if same is not None:
            free.pop(same, None)
    placed = []
    for mark in wanted:
        old = found[mark] or next((one for one in free if _may_become(one, mark)), None)
        if old is not None:
            free.pop(old, None)
        placed.append((old, _named(mark, old)))
    return placed, list(free)


def _known(mark: Mark, labels: LabelSet) -> object:
    """What the gold may hold only once."""
    if isinstance(mark, Relation):
        label = labels.relation(mark.label)
        ends = mark.head, mark.tail
        return (*(sorted(ends) if label and label.symmetric else ends), mark.label)
    return _said(mark)


def _may_become(old: Mark, new: Mark) -> bool:
    return type(old) is type(new) and not isinstance(old, ArticleLabel)


def _named(mark: Mark, old: Mark | None) -> Mark:
    """The mark under the uid of the one whose place it takes, keeping its note; else a new uid."""
    if isinstance(mark, ArticleLabel):
        return mark
    if old is None or isinstance(old, ArticleLabel):
        return replace(mark, uid=new_uid())
    return replace(mark, uid=old.uid, note=old.note)
