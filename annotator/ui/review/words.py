"""What a review calls things."""

from annotator.agreement.disagreements import Kind
from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.decision import Decision, Method
from annotator.model.labels import LabelSet
from annotator.model.marks import ArticleLabel, Entity, Mark, Relation
from annotator.ui.words import isolated, quoted
from annotator.usecases.questions import Question, State


def kind_name(kind: str) -> str:
    """What a class of disagreement is called."""
    names = {
        Kind.LABEL: tr("Another label"),
        Kind.EDGE: tr("Punctuation or spaces at the edge"),
        Kind.CLITIC: tr("A clitic more or less"),
        Kind.WORD: tr("Words more or less"),
        Kind.INSIDE: tr("Part of a word more or less"),
        Kind.LABEL_BOUNDARY: tr("Another label and other edges"),
        Kind.SPLIT: tr("One, or several in its place"),
        Kind.MERGE: tr("Several, or one in their place"),
        Kind.ONLY: tr("Not marked by all"),
        Kind.EXACT: tr("Same relation"),
        Kind.RELAXED: tr("Same relation, ends with other edges"),
        Kind.TYPE: tr("Another relation"),
        Kind.DIRECTION: tr("The other way round"),
        Kind.DIRECTION_TYPE: tr("Another relation, the other way round"),
        Kind.ENDPOINT: tr("Another end"),
        Kind.BLOCKED: tr("Its entity is missing there"),
    }
    return names.get(Kind(kind), kind) if kind in set(Kind) else kind or tr("All say the same")


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
    """What people call the label of a mark."""
    match mark:
        case Entity():
            entity = labels.entity(mark.label)
            return entity.title if entity else mark.label
        case Relation():
            relation = labels.relation(mark.label)
            return relation.title if relation else mark.label
        case ArticleLabel():
            return mark.value


def words_of(mark: Mark, text: str, annotation: Annotation) -> str:
    """The words of a mark, whose ends are in ``annotation``."""
    match mark:
        case Entity():
            return quoted(mark.of(text))
        case Relation():
            ends = [annotation.entities.get(uid) for uid in (mark.head, mark.tail)]
            return " ← ".join(quoted(end.of(text)) if end else "…" for end in ends)
        case ArticleLabel():
            return isolated(mark.name)


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
