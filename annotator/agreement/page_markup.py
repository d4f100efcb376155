"""The pieces of a page: text made safe, numbers that keep their order, tables, figures."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from unicodedata import category

from annotator.agreement.shapes import Drawing, mirrored
from annotator.agreement.svg import svg
from annotator.i18n import is_right_to_left, number, tr
from annotator.look import COLOURS

_NOT_SHOWN = "\ufffd"
_JOINERS = "\u200c\u200d"


def text(words: str) -> str:
    """Words as HTML. What HTML cannot hold (control characters) becomes U+FFFD."""
    return escape(_cleaned(words), quote=True)


def isolated(words: str) -> str:
    """A name or a title, whose direction nothing around it changes."""
    return f"<bdi>{text(words)}</bdi>"


def seen(words: str) -> str:
    """Letters of an article, with the invisible ones named: edges may differ by them alone."""
    return "".join(
        f'<span class="cf">U+{ord(one):04X}</span>'
        if category(one) == "Cf" and one not in _JOINERS
        else text(" " if one.isspace() else one)
        for one in words
    )


def value(found: float | None, decimals: int = 3) -> str:
    """A measure in a table, or that it is undefined."""
    if found is None:
        return f'<span class="none">{text(tr("undefined"))}</span>'
    return digits(number(found, decimals))


def count(found: float) -> str:
    """A whole number."""
    return digits(number(found))


def share(found: float | None) -> str:
    """A share from 0 to 1, in per cent."""
    if found is None:
        return value(None)
    return digits(tr("{share} %", share=number(100 * found)))


def interval(ends: Sequence[float] | None, decimals: int = 3) -> str:
    """Both ends of an interval; empty where there is none."""
    if not ends:
        return ""
    low, high = (number(end, decimals) for end in ends)
    return text(tr("{low} to {high}", low=low, high=high))


def digits(shown: str) -> str:
    """A number whose sign stays on its left, in any script."""
    return f'<span dir="ltr">{text(shown)}</span>'


def chip(words: str, colour: str) -> str:
    """A label in its colour."""
    known = colour if colour in COLOURS else "grey"
    return f'<span class="chip c-{known}"><bdi>{text(words)}</bdi></span>'


def swatch(paint: str) -> str:
    """A small square in the colour that a chart gives something."""
    square = f'<rect class="f-{paint}" width="1" height="1"/>'
    return f'<svg class="swatch" viewBox="0 0 1 1" aria-hidden="true">{square}</svg>'


def linked(words: str, target: str | None) -> str:
    """Some HTML as a link to a place in the page, where there is such a place."""
    return f'<a href="#{target}">{words}</a>' if target else words


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], names: int = 1, kind: str = ""
) -> str:
    """A table; its first ``names`` columns are words (the first is what a row is about).

    ``kind`` is a name that the style knows.
    """
    head = "".join(
        f'<th scope="col"{"" if place < names else _NUMBER}>{text(one)}</th>'
        for place, one in enumerate(heads)
    )
    body = "".join(f"<tr>{_cells(row, names)}</tr>" for row in rows)
    named = f' class="{kind}"' if kind else ""
    inner = f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="wide"><table{named}>{inner}</table></div>'


def figure(drawing: Drawing, links: Mapping[str, str], *, titled: bool = True) -> str:
    """A chart, its doors leading to places in the page; with its title where none stands above."""
    if is_right_to_left():
        drawing = mirrored(drawing)
    doors = {key: f"#{target}" for key, target in links.items()}
    caption = f"<figcaption>{text(drawing.title)}</figcaption>" if titled else ""
    chart = _cleaned(svg(drawing, doors))
    return f'<figure style="--w:{drawing.width:.0f}">{caption}<div>{chart}</div></figure>'


_NUMBER = ' class="n"'


def _cells(row: Sequence[str], names: int) -> str:
    first, *others = row
    cells = [f'<th scope="row">{first}</th>']
    for place, one in enumerate(others, 1):
        cells.append(f"<td{'' if place < names else _NUMBER}>{one}</td>")
    return "".join(cells)


def _cleaned(words: str) -> str:
    return words if words.isprintable() else "".join(_letter(one) for one in words)


def _letter(one: str) -> str:
    kind = category(one)
    if kind in ("Cc", "Cs", "Cn") and one not in "\t\n":
        return _NOT_SHOWN
    return one
