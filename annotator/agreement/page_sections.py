"""The sections of a report: each a heading, a chart, its numbers as text, and examples."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from annotator.agreement import figures, measures
from annotator.agreement.confusions import confusions
from annotator.agreement.names import kind_name, kind_paint
from annotator.agreement.page_content import Content, Plain
from annotator.agreement.page_examples import examples, label_chip
from annotator.agreement.page_markup import (
    count,
    figure,
    interval,
    linked,
    share,
    swatch,
    table,
    text,
    value,
)
from annotator.agreement.shapes import Drawing
from annotator.i18n import tr

Places = Mapping[str, str]
Section = Callable[[Content, Places], str]
WIDTH = 820.0
"""Of a chart."""
_CONFUSIONS = 8


def of_measures(content: Content, places: Places) -> str:
    """Every measure with its unit, its interval and what it means."""
    groups = [
        *measures.first_groups(content.part),
        *measures.further_groups(content.part, content.labels),
    ]
    return "".join(measure_table(group, content, places) for group in groups)


def measure_table(group: measures.Group, content: Content, places: Places) -> str:
    """One group of measures, under its title."""
    heads = (group.title, tr("Unit"), tr("Value"), tr("95 % interval"))
    rows = [
        (
            _measure(one, content, places),
            f'<span class="unit">{text(one.unit)}</span>',
            f"<b>{value(one.value)}</b>",
            interval(one.interval),
        )
        for one in group.measures
    ]
    return table(heads, rows, names=2, kind="measures")


def of_labels(content: Content, places: Places) -> str:
    """Each label of entities."""
    part = content.part
    drawn = _drawn(figures.labels_f1(part, content.labels, WIDTH), places)
    layers: Plain = (part.get("unitizing") or {}).get("by_label", {})
    heads = [tr("Label"), *_sides(part), tr("same"), tr("strict F1"), tr("95 % interval")]
    heads += [tr("edges trimmed"), tr("overlap F1"), *([tr("unitizing α")] if layers else [])]
    rows = [
        (
            linked(label_chip(content.labels, name), places.get(f"label:{name}")),
            *(count(one[side]) for side in ("a", "b", "matches")),
            value(one["strict_f1"]),
            interval(one.get("ci95")),
            value(one["edge_f1"]),
            value(one["overlap_f1"]),
            *([value(layers.get(name))] if layers else []),
        )
        for name, one in part["by_label"].items()
    ]
    return drawn + _table(heads, rows) + _cases(content, places, "label", part["by_label"])


def of_relations(content: Content, places: Places) -> str:
    """Each label of relations."""
    part = content.part
    drawn = _drawn(figures.relations_f1(part, content.labels, WIDTH), places)
    heads = [tr("Relation"), *_sides(part), tr("same"), tr("strict F1"), tr("relaxed F1")]
    heads += [tr("where both have the ends")]
    rows = [
        (
            linked(label_chip(content.labels, name), places.get(f"relation:{name}")),
            *(count(one[side]) for side in ("a", "b", "matches")),
            *(value(one[f"{kind}_f1"]) for kind in ("strict", "relaxed", "given_ends")),
        )
        for name, one in part["by_relation"].items()
    ]
    return drawn + _table(heads, rows) + _cases(content, places, "relation", part["by_relation"])


def of_confusion(content: Content, places: Places) -> str:
    """Which label met which, the labels that are taken for each other, and examples of both."""
    met: Plain = content.report["confusion"]
    labels = content.labels
    rows = [
        (
            linked(_both(content, one.one, one.other), places.get(f"cell:{one.one}:{one.other}")),
            count(one.count),
            share(one.rate),
        )
        for one in confusions(met, _CONFUSIONS)
    ]
    worst = [(one.one, one.other) for one in confusions(met, _CONFUSIONS)]
    others = [(row, other) for row, cells in met.items() for other in cells]
    rest = [cell for cell in others if cell not in set(worst)]
    first, further = (
        {
            f"cell:{row}:{other}": f"{_both(content, row, other)} {_times(met[row][other])}"
            for row, other in cells
        }
        for cells in (worst, rest)
    )
    return (
        _drawn(figures.confusion_map(met, labels), places, titled=False)
        + _note(tr("Rows: the first annotator; columns: the second; the last is: nothing there."))
        + _under(
            tr("Taken for each other most, by count × share"),
            _table([tr("First / second"), tr("count"), tr("share of the first")], rows),
        )
        + _on_screen_alone(
            _under(tr("All that met another label, or nothing"), _met_table(content, places))
        )
        + _all_examples(content, places, first)
        + _on_screen_alone(_all_examples(content, places, further))
    )


def of_classes(content: Content, places: Places) -> str:
    """Why entities differ."""
    part = content.part
    drawn = figures.classes(part, WIDTH)
    return _of_kinds(content, places, ("kind", part["classes"]), drawn)


def of_relation_classes(content: Content, places: Places) -> str:
    """Why relations differ."""
    part = content.part
    drawn = figures.relation_classes(part, WIDTH)
    return _of_kinds(content, places, ("relation_kind", part["relation_classes"]), drawn)


def of_answers(content: Content, places: Places) -> str:
    """Examples of answers about whole articles that differ."""
    heading = text(tr("Labels of the article that differ"))
    return _all_examples(content, places, {"answers": heading})


def class_table(counts: Mapping[str, int], key: str, places: Places) -> str:
    """Classes of disagreement, their counts and shares."""
    whole = sum(counts.values())
    rows = [
        (
            swatch(kind_paint(kind)) + linked(text(kind_name(kind)), places.get(f"{key}:{kind}")),
            count(number),
            share(number / whole),
        )
        for kind, number in counts.items()
        if number
    ]
    return _table([tr("Class"), tr("count"), tr("share")], rows)


def _of_kinds(
    content: Content, places: Places, kinds: tuple[str, Mapping[str, int]], drawn: Drawing | None
) -> str:
    key, counts = kinds
    if drawn is None:
        return _note(tr("Nothing differs."))
    headings = {
        f"{key}:{kind}": f"{text(kind_name(kind))} {_times(number)}"
        for kind, number in counts.items()
    }
    return (
        _drawn(drawn, places, titled=False)
        + class_table(counts, key, places)
        + _all_examples(content, places, headings)
    )


def _cases(content: Content, places: Places, key: str, names: Iterable[str]) -> str:
    """Examples of what differs, label by label."""
    headings = {f"{key}:{name}": label_chip(content.labels, name) for name in names}
    return _on_screen_alone(_all_examples(content, places, headings))


def _all_examples(content: Content, places: Places, headings: Mapping[str, str]) -> str:
    return "".join(
        examples(content.examples[key], content.labels, heading, places[key])
        for key, heading in headings.items()
        if key in places
    )


def _on_screen_alone(shown: str) -> str:
    """What would fill hundreds of sheets."""
    return f'<div class="screen">{shown}</div>' if shown else ""


def _met_table(content: Content, places: Places) -> str:
    """The confusion table as text, without the cells that are empty."""
    differing = [
        (row, other, number)
        for row, cells in content.report["confusion"].items()
        for other, number in cells.items()
        if row != other
    ]
    differing.sort(key=lambda one: -one[2])
    rows = [
        (
            linked(_both(content, row, other), places.get(f"cell:{row}:{other}")),
            count(number),
        )
        for row, other, number in differing
    ]
    return _table([tr("First / second"), tr("count")], rows)


def _both(content: Content, one: str, other: str) -> str:
    chips = [
        label_chip(content.labels, name) if name else text(tr("none")) for name in (one, other)
    ]
    return " / ".join(chips)


def _times(number: int) -> str:
    return f'<span class="unit">×{count(number)}</span>'


def _sides(part: Plain) -> Sequence[str]:
    match part.get("annotators", []):
        case [one, other]:
            return (one, other)
    return (tr("first"), tr("second"))


def _measure(one: measures.Measure, content: Content, places: Places) -> str:
    question = content.labels.article(one.name)
    name = text(question.title if question else one.name)
    return f'{linked(name, places.get(one.door))}<div class="note">{text(one.tip)}</div>'


def _drawn(drawing: Drawing | None, places: Places, *, titled: bool = True) -> str:
    return figure(drawing, places, titled=titled) if drawing else ""


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return table(heads, rows) if rows else ""


def _under(heading: str, body: str) -> str:
    return f"<h3>{text(heading)}</h3>{body}" if body else ""


def _note(words: str) -> str:
    return f'<p class="note">{text(words)}</p>'
