"""Examples in a page: the words with both versions, and why the gold is as it is."""

from collections.abc import Mapping, Sequence

from annotator.agreement.examples import Example, Reason, Said, Version
from annotator.agreement.names import kind_name
from annotator.agreement.page_markup import chip, isolated, seen, text
from annotator.i18n import tr
from annotator.look import COLOURS
from annotator.model.decision import Method
from annotator.model.labels import LabelSet

_ARROWS = {True: "←", False: "→"}


def label_chip(labels: LabelSet, name: str) -> str:
    """A label of entities, of relations or of articles by its title, in its colour."""
    entity = labels.entity(name) or labels.relation(name)
    if entity is not None:
        return chip(entity.title, entity.colour)
    question = labels.article(name)
    return chip(question.title if question else name, "grey")


def examples(
    found: Sequence[Example], labels: LabelSet, heading: str, place: str | None = None
) -> str:
    """A heading (HTML) and the examples under it."""
    cases = "".join(_case(one, labels) for one in found)
    where = f' id="{place}"' if place else ""
    return f'<section{where}><h3>{heading}</h3><ol class="cases">{cases}</ol></section>'


def _case(one: Example, labels: LabelSet) -> str:
    kind = kind_name(one.kind) if one.kind else tr("Both say the same")
    versions = "".join(_version(version, one, labels) for version in one.versions)
    where = f"<span>{isolated(one.article)}</span><span>{text(kind)}</span>"
    return f'<li><div class="where">{where}</div>{versions}{_why(one.reason)}</li>'


def _version(version: Version, one: Example, labels: LabelSet) -> str:
    said = "".join(_said(mark, one, labels) for mark in version.said)
    if not said:
        nothing = tr("nothing marked")
        said = f'<span class="none">{text(nothing)}</span>'
    return (
        f'<div class="v"><span class="who">{isolated(version.who)}</span>'
        f'<span class="says">{said}</span>{_words(version, one, labels)}</div>'
    )


def _said(mark: Said, one: Example, labels: LabelSet) -> str:
    shown = label_chip(labels, mark.label)
    if mark.ends is None:
        return shown
    question = labels.article(mark.label) if mark.ends[0] == mark.label else None
    if question is not None:
        return f"<span>{shown} {isolated(question.value_title(mark.ends[1]))}</span>"
    head, tail = (seen(words) for words in mark.ends)
    arrow = _ARROWS[one.right_to_left]
    ends = f"<bdi>{head}</bdi> {arrow} <bdi>{tail}</bdi>"
    return f'<span>{shown} <bdi dir="{_direction(one)}">{ends}</bdi></span>'


def _words(version: Version, one: Example, labels: LabelSet) -> str:
    if not version.pieces:
        return ""
    colours = _colours(labels)
    pieces = "".join(
        f'<mark class="m-{colours.get(piece.label, "grey")}">{seen(piece.words)}</mark>'
        if piece.label
        else seen(piece.words)
        for piece in version.pieces
    )
    return f'<blockquote dir="{_direction(one)}">{pieces}</blockquote>'


def _colours(labels: LabelSet) -> Mapping[str, str]:
    known = {label.name: label.colour for label in labels.entities}
    return {name: colour if colour in COLOURS else "grey" for name, colour in known.items()}


def _direction(one: Example) -> str:
    return "rtl" if one.right_to_left else "ltr"


def _why(reason: Reason | None) -> str:
    if reason is None:
        return ""
    told = [_method(reason.method)]
    if reason.voters:
        told.append(tr("{n} of {all} said so", n=reason.votes, all=reason.voters))
    line = text(tr("Gold: {how}", how=tr(", ").join(told)))
    words = f" — {isolated(reason.words)}" if reason.words else ""
    return f'<p class="why">{line}{words}</p>'


def _method(method: str) -> str:
    names = {
        Method.UNANIMOUS: tr("all said the same"),
        Method.MAJORITY: tr("by majority"),
        Method.CHOSEN: tr("chosen in review"),
        Method.EDITED: tr("made in review out of what was marked"),
        Method.BATCH: tr("decided with others that are alike"),
        Method.NEW: tr("marked in review"),
        Method.REJECTED: tr("nothing belongs here"),
    }
    return names[Method(method)] if method in set(Method) else method
