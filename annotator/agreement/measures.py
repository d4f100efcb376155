"""The measures of a report, each by its name, with what it is counted over, and what it says.

Keys of doors: ``entities``, ``relations``, ``answers`` (all that differ), ``kind:CLASS``,
``relation_kind:CLASS``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.agreement.charts import shown
from annotator.agreement.disagreements import Kind
from annotator.agreement.shapes import Anchor, Box, Door, Drawing, Line, Shape, Text, shortened
from annotator.i18n import number, tr, trn
from annotator.model.labels import LabelSet

Plain = Mapping[str, Any]
_ROW = 40.0
_SMALL = 11.5
_VALUE = 17.0
_BAR = 84.0
_VALUES = 84.0
"""The column of values, with the room before it."""
_AIR = 6.0


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that says how well annotators agree; a ``value`` of None is *undefined*."""

    name: str
    unit: str
    """What it is counted over."""
    value: float | None
    tip: str
    """What it is, in a line."""
    interval: tuple[float, float] | None = None
    """95 %, over articles."""
    door: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Measures of one kind of mark."""

    title: str
    measures: tuple[Measure, ...]


def first_groups(part: Plain) -> list[Group]:
    """What is looked at first, of one ``part`` of a report: of a pair, or of ``all``."""
    return [_entities(part), _relations(part)]


def further_groups(part: Plain, labels: LabelSet) -> list[Group]:
    """The others: SemEval-2013, words, labels of articles, unitizing; only what there is."""
    found = [_semeval(part), _words(part), _answers(part, labels), _unitizing(part)]
    return [one for one in found if one.measures]


def table(group: Group, width: float = 420.0) -> Drawing:
    """A row for each measure: its name over its unit, a bar with the interval, the value."""
    shapes: list[Shape] = []
    doors = []
    for place, one in enumerate(group.measures):
        top = place * _ROW
        if place:
            shapes.append(Line(0.0, top, width, top, "border", 0.8))
        shapes += _row(one, top, width)
        doors.append(Door(one.door, 0.0, top, width, _ROW, spoken(one)))
    return Drawing(group.title, width, len(group.measures) * _ROW, tuple(shapes), tuple(doors))


def spoken(one: Measure) -> str:
    """A measure as one says it: name, value, interval, and what it is."""
    value = tr("{name}: {value}", name=one.name, value=shown(one.value))
    interval = tr(" (95 %: {ends})", ends=between(one.interval)) if one.interval else ""
    return f"{value}{interval}. {one.tip}"


def between(interval: tuple[float, float]) -> str:
    """The ends of an interval."""
    low, high = (number(end, 2) for end in interval)
    return tr("{low} to {high}", low=low, high=high)


def _row(one: Measure, top: float, width: float) -> Iterator[Shape]:
    left, middle, right = width - _BAR - _VALUES - _AIR, top + _ROW / 2, width - _AIR
    room = left - 2 * _AIR
    yield Text(_AIR, top + 17.0, shortened(one.name, room), Anchor.LEFT, "ink", 13.0)
    yield Text(_AIR, top + 32.0, shortened(one.unit, room, _SMALL), Anchor.LEFT, "muted", _SMALL)
    yield Box(left, middle - 4.0, _BAR, 8.0, "border", 0.5, 4.0)
    if one.value is None:
        yield Text(right, top + 25.0, shown(None), Anchor.RIGHT, "muted", 13.0)
        return
    if one.value > 0:
        yield Box(left, middle - 4.0, one.value * _BAR, 8.0, "accent", 0.85, 4.0)
    if one.interval:
        low, high = (left + max(0.0, end) * _BAR for end in one.interval)
        yield Line(low, middle, high, middle, "ink", 1.5)
        for end in (low, high):
            yield Line(end, middle - 5.0, end, middle + 5.0, "ink", 1.5)
        words = between(one.interval)
        yield Text(right, top + 34.0, words, Anchor.RIGHT, "muted", _SMALL)
    base = top + (19.0 if one.interval else 26.0)
    yield Text(right, base, number(one.value, 2), Anchor.RIGHT, "ink", _VALUE, bold=True)


def _entities(part: Plain) -> Group:
    found = part["entities"]
    unit = tr("F1 over entities")
    aligned = tr("α over labels")
    if found["coverage"] is not None:
        share = number(100 * found["coverage"])
        aligned = tr("α over labels, {share} % aligned", share=share)
    return Group(
        tr("Entities"),
        (
            Measure(
                tr("Strict F1"),
                unit,
                found["strict_f1"],
                tr("Same words and same label. The interval comes from drawing articles again."),
                _interval(found),
                "entities",
            ),
            Measure(
                tr("F1 with edges trimmed"),
                unit,
                found["edge_f1"],
                tr("Strict F1 that forgives punctuation and spaces at the edges."),
                door=f"kind:{Kind.EDGE}",
            ),
            Measure(
                tr("Overlap F1"),
                unit,
                found["overlap_f1"],
                tr("Same label, and the words overlap; each entity answers one other."),
                door="entities",
            ),
            Measure(
                tr("Agreement on labels"),
                aligned,
                found["label_alpha"],
                tr("Krippendorff's α of the labels of entities that answer each other."),
                door=f"kind:{Kind.LABEL}",
            ),
        ),
    )


def _relations(part: Plain) -> Group:
    found = part["relations"]
    unit = tr("F1 over relations")
    return Group(
        tr("Relations"),
        (
            Measure(
                tr("Strict F1"),
                unit,
                found["strict_f1"],
                tr("Same relation between the same entities."),
                _interval(found),
                "relations",
            ),
            Measure(
                tr("Relaxed F1"),
                unit,
                found["relaxed_f1"],
                tr("Same relation; its ends may have other edges or another label."),
                door=f"relation_kind:{Kind.RELAXED}",
            ),
            Measure(
                tr("F1 where both have the ends"),
                unit,
                found["given_ends_f1"],
                tr("Only among relations whose two entities both annotators marked."),
                door="relations",
            ),
        ),
    )


def _semeval(part: Plain) -> Group:
    tips = {
        "strict": (tr("Strict"), tr("Same words and same label.")),
        "exact": (tr("Exact"), tr("Same words, whatever the label.")),
        "partial": (tr("Partial"), tr("Overlapping words count half, whatever the label.")),
        "type": (tr("Type"), tr("Same label, and the words overlap.")),
    }
    measures = [
        Measure(name, tr("F1 over entities"), part["semeval"].get(key), tip, door="entities")
        for key, (name, tip) in tips.items()
    ]
    return Group(tr("Entities, as SemEval-2013 counts"), tuple(measures))


def _words(part: Plain) -> Group:
    named = {
        "kappa": (
            tr("Cohen's κ"),
            tr("κ over all words"),
            tr("Beyond chance, word by word; most words carry no mark, so it looks high."),
        ),
        "kappa_without_o": (
            tr("Cohen's κ of marked words"),
            tr("κ over words that somebody marked"),
            tr("The same without the words that both left unmarked."),
        ),
        "alpha": (
            tr("Krippendorff's α"),
            tr("α over all words"),
            tr("Beyond chance, of any number of annotators; an article may lack some."),
        ),
        "fleiss_kappa": (
            tr("Fleiss' κ"),
            tr("κ over words of all annotators"),
            tr("Beyond chance, of all annotators together, over articles that all have done."),
        ),
    }
    tokens = part["tokens"]
    measures = [
        Measure(name, unit, tokens[key], tip, door="entities")
        for key, (name, unit, tip) in named.items()
        if key in tokens
    ]
    return Group(tr("Words"), tuple(measures))


def _answers(part: Plain, labels: LabelSet) -> Group:
    tip = tr("Gwet's AC1: beyond chance, also where nearly all articles have one answer.")
    measures = [
        Measure(
            question.title if (question := labels.article(name)) else name,
            tr("AC1 over articles"),
            value,
            tip,
            door="answers",
        )
        for name, value in part["article_labels"].items()
    ]
    return Group(tr("Labels of the article"), tuple(measures))


def _unitizing(part: Plain) -> Group:
    found = part.get("unitizing")
    if not found:
        return Group("", ())
    articles = trn("in {n} article", "in {n} articles", found["articles"])
    unit = tr("α over letters, {articles}", articles=articles)
    rows = (
        ("u_alpha", tr("Unitizing α"), tr("Where units begin and end, and their labels.")),
        ("boundaries", tr("Its edges alone"), tr("Where units begin and end, whatever the label.")),
        ("coding", tr("Its labels alone"), tr("The labels of the letters that both marked.")),
    )
    measures = [Measure(name, unit, found[key], tip, door="entities") for key, name, tip in rows]
    return Group(tr("Letters (without overlapping entities)"), tuple(measures))


def _interval(found: Plain) -> tuple[float, float] | None:
    ends: Sequence[float] | None = found.get("ci95")
    return (float(ends[0]), float(ends[1])) if ends else None
