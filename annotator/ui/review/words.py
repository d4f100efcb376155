"""What a review calls things."""

from annotator.agreement.names import kind_name
from annotator.i18n import is_right_to_left, tr
from annotator.model.annotation import Annotation
from annotator.model.decision import Decision, Method
from annotator.model.labels import LabelSet
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation
from annotator.ui.words import isolated, quoted, reads_rtl
from annotator.usecases.questions import Question, State


def class_name(kind: str) -> str:
    """What a class of disagreement is called; no class: there is none."""
    return kind_name(kind) if kind else tr("All say the same")


def state_name(question: Question) -> str:
    """Where a question stands, where that needs saying; else empty."""
    match question.state:
        case State.BLOCKED:
            return tr("Waits for its entities")
        case State.STALE:
            return tr("Changed since it was settled")
        case State.SETTLED:
            return tr("Settled")
        case State.DROPPED:
            return tr("Cannot be: an entity is not in the gold")
        case State.OPEN:
            return ""


def method_words(decision: Decision) -> str:
    """How something was settled, and by whom."""
    why = decision.why
    said = {
        Method.UNANIMOUS: tr("All said the same"),
        Method.MAJORITY: tr("The majority was taken"),
        Method.CHOSEN: tr("One version was chosen"),
        Method.EDITED: tr("It was edited"),
        Method.BATCH: tr("It was settled with all that are alike"),
        Method.NEW: tr("It was marked in the gold"),
        Method.REJECTED: tr("Nothing belongs here"),
    }[why.method]
    return tr(
        "{said} ({author}, {date}).",
        said=said,
        author=isolated(why.author),
        date=isolated(why.made_at[:10]),
    )


def title_of(mark: Mark, labels: LabelSet) -> str:
    """What people call the label of a mark; of an article's label the value."""
    match mark:
        case Entity():
            entity = labels.entity(mark.label)
            return entity.title if entity else mark.label
        case Relation():
            relation = labels.relation(mark.label)
            return relation.title if relation else mark.label
        case ArticleLabel():
            question = labels.article(mark.name)
            return question.value_title(mark.value) if question else mark.value


def question_title(mark: ArticleLabel, labels: LabelSet) -> str:
    """What people call the question that a label of an article answers."""
    question = labels.article(mark.name)
    return question.title if question else mark.name


def words_of(mark: Mark, text: str, annotation: Annotation, labels: LabelSet) -> str:
    """The words of a mark, whose ends are in ``annotation``; of an article's label the question."""
    match mark:
        case Entity():
            return quoted(mark.of(text))
        case Relation():
            ends = [annotation.entities.get(uid) for uid in (mark.head, mark.tail)]
            return _from_to(*(quoted(end.of(text)) if end else "…" for end in ends))
        case ArticleLabel():
            return isolated(question_title(mark, labels))


def _from_to(head: str, tail: str) -> str:
    """Two ends with an arrow, in the direction of their letters whatever stands around them."""
    if reads_rtl(head + tail, otherwise=is_right_to_left()):
        return f"\u2067{head} ← {tail}\u2069"
    return f"\u2066{head} → {tail}\u2069"


def colour_of(mark: Mark, labels: LabelSet) -> str:
    """The colour of a mark's label."""
    match mark:
        case Entity():
            entity = labels.entity(mark.label)
            return entity.colour if entity else "grey"
        case Relation():
            relation = labels.relation(mark.label)
            return relation.colour if relation else "grey"
        case ArticleLabel():
            return "grey"
