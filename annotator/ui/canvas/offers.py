"""Places offered for a mark: dashed outlines that a person accepts or not."""

from collections.abc import Sequence
from typing import NamedTuple

from annotator.model.marks import Span


class Offers(NamedTuple):
    """What is offered, laid flat in reading order."""

    spans: tuple[Span, ...] = ()
    which: tuple[int, ...] = ()
    """For each span, the number of the offer that it belongs to."""
    label: str = ""
    current: int = -1
    """The number of the offer that stands out."""


NO_OFFERS = Offers()


def offers(groups: Sequence[tuple[Span, ...]], label: str, current: int = -1) -> Offers:
    """The offers, each a group of spans that would become one mark with ``label``."""
    flat = sorted((span, number) for number, group in enumerate(groups) for span in group)
    return Offers(
        tuple(span for span, _ in flat), tuple(number for _, number in flat), label, current
    )
