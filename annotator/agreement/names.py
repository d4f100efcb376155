"""What people call the classes of disagreement and the measures."""

from annotator.agreement.disagreements import Kind
from annotator.i18n import tr


def kind_name(kind: str) -> str:
    """What a class of disagreement is called; an unknown one goes by its own name."""
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
    return names[Kind(kind)] if kind in set(Kind) else kind


def kind_paint(kind: str) -> str:
    """The colour of a class of disagreement in charts, by its name."""
    return _PAINTS.get(kind, "grey")


_PAINTS: dict[str, str] = {
    Kind.LABEL: "blue",
    Kind.EDGE: "gold",
    Kind.CLITIC: "green",
    Kind.WORD: "orange",
    Kind.INSIDE: "brown",
    Kind.LABEL_BOUNDARY: "purple",
    Kind.SPLIT: "teal",
    Kind.MERGE: "cyan",
    Kind.ONLY: "red",
    Kind.EXACT: "green",
    Kind.RELAXED: "gold",
    Kind.TYPE: "blue",
    Kind.DIRECTION: "orange",
    Kind.DIRECTION_TYPE: "purple",
    Kind.ENDPOINT: "teal",
    Kind.BLOCKED: "grey",
}
