"""The sections of a report about pairs, weeks, articles, and people beside the gold."""

from annotator.agreement import figures, measures
from annotator.agreement.names import kind_name
from annotator.agreement.page_content import Content, Person, Plain
from annotator.agreement.page_examples import examples, label_chip
from annotator.agreement.page_markup import (
    count,
    figure,
    interval,
    isolated,
    linked,
    table,
    text,
    value,
)
from annotator.agreement.page_sections import WIDTH, Places, class_table, measure_table
from annotator.i18n import tr, trn

_SHOWN = 50
"""How many articles are listed."""


def of_pairs(content: Content, places: Places) -> str:
    """Each pair of annotators; nothing where there is but one."""
    pairs = content.report["pairs"]
    if len(pairs) == 1:
        return ""
    drawn = figures.pairs_matrix(content.report)
    heads: tuple[str, ...] = (
        tr("Annotators"),
        tr("articles"),
        tr("strict F1"),
        tr("95 % interval"),
    )
    heads += (tr("edges trimmed"), tr("overlap F1"), tr("labels, α"), tr("relations, strict F1"))
    rows = [
        (
            linked(_names(pair), places.get("pair:" + ":".join(pair["annotators"]))),
            count(pair["articles"]),
            value(pair["entities"]["strict_f1"]),
            interval(pair["entities"]["ci95"]),
            *(value(pair["entities"][one]) for one in ("edge_f1", "overlap_f1", "label_alpha")),
            value(pair["relations"]["strict_f1"]),
        )
        for pair in pairs
    ]
    each = "".join(_pair(pair, content, places) for pair in pairs)
    chart = figure(drawn, places) if drawn else ""
    return chart + table(heads, rows) + _labels_by_pair(content) + each


def of_weeks(content: Content, places: Places) -> str:
    """From week to week, by when the later of two changed an article last."""
    found: Plain = content.report.get("by_week") or {}
    drawn = figures.weeks(content.report, WIDTH)
    heads: tuple[str, ...] = (tr("Week"), tr("articles"), tr("strict F1"), tr("95 % interval"))
    heads += (tr("edges trimmed"), tr("overlap F1"), tr("relations, strict F1"))
    rows = [
        (
            f'<span id="{places[f"week:{week}"]}" dir="ltr">{text(week)}</span>',
            count(one["articles"]),
            value(one["strict_f1"]),
            interval(one["ci95"]),
            *(value(one[name]) for name in ("edge_f1", "overlap_f1", "relations_strict_f1")),
        )
        for week, one in found.items()
    ]
    return (figure(drawn, places) if drawn else "") + (table(heads, rows) if rows else "")


def of_articles(content: Content, _: Places) -> str:
    """The articles, those with the lowest strict F1 first."""
    found: Plain = content.report["by_article"]
    ordered = sorted(
        found.items(),
        key=lambda one: (
            one[1]["strict_f1"] is None,
            one[1]["strict_f1"] or 0,
            -one[1]["disagreements"],
        ),
    )
    heads: tuple[str, ...] = (tr("Article"), tr("strict F1"), tr("edges trimmed"), tr("overlap F1"))
    heads += (tr("relations, strict F1"), tr("places that differ"))
    names = ("strict_f1", "edge_f1", "overlap_f1", "relations_strict_f1")
    rows = [
        (
            isolated(content.titles.get(uid, uid)),
            *(value(one[name]) for name in names),
            count(one["disagreements"]),
        )
        for uid, one in ordered[:_SHOWN]
    ]
    more = len(ordered) - len(rows)
    said = trn("{n} more article is not listed.", "{n} more articles are not listed.", more)
    return table(heads, rows) + (f'<p class="note">{text(said)}</p>' if more else "")


def of_people(content: Content, places: Places) -> str:
    """Each annotator beside the gold: how near, what differs most, and examples."""
    return "".join(_person(one, content, places) for one in content.people)


def _person(person: Person, content: Content, _: Places) -> str:
    numbers = person.numbers
    heading = f"<h3>{isolated(person.name)}</h3>"
    if not numbers["articles"]:
        nothing = tr("No article is done by both.")
        return f'{heading}<p class="note">{text(nothing)}</p>'
    tables = measure_table(measures.first_groups(numbers)[0], content, {})
    shown = "".join(
        examples(
            found,
            content.labels,
            f"{isolated(person.name)} · {text(kind_name(kind))}",
        )
        for kind, found in person.examples.items()
    )
    return heading + tables + class_table(numbers["classes"], "", {}) + shown


def _pair(pair: Plain, content: Content, places: Places) -> str:
    place = places["pair:" + ":".join(pair["annotators"])]
    articles = trn("{n} article", "{n} articles", pair["articles"])
    heading = f'<section id="{place}"><h3>{_names(pair)} · {text(articles)}</h3>'
    if not pair["articles"]:
        return f"{heading}</section>"
    groups = [*measures.first_groups(pair), *measures.further_groups(pair, content.labels)]
    tables = "".join(measure_table(group, content, {}) for group in groups)
    return f"{heading}{tables}{class_table(pair['classes'], '', {})}</section>"


def _labels_by_pair(content: Content) -> str:
    """Strict F1 of each label and pair."""
    pairs = content.report["pairs"]
    heads = [
        tr("Strict F1 by label"),
        *(" · ".join(f"\u2068{name}\u2069" for name in pair["annotators"]) for pair in pairs),
    ]
    rows = [
        (
            label_chip(content.labels, name),
            *(
                value(pair["by_label"][name]["strict_f1"]) if name in pair["by_label"] else "—"
                for pair in pairs
            ),
        )
        for name in content.report["all"]["by_label"]
    ]
    return table(heads, rows) if rows else ""


def _names(pair: Plain) -> str:
    return " · ".join(isolated(name) for name in pair["annotators"])
