"""Sizes of the page, all derived from the reading size."""

import re
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextOption

from annotator.ui.theme.fonts import READING, interface_font, reading_font

SMALLEST, USUAL, LARGEST = 14, 20, 40
"""Reading sizes in pixels."""
MEASURE = 75
"""Letters in a full line."""
MARGIN = 32
"""Least room beside the column, in pixels."""
RTL_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_SAMPLE = "بدأت بوادر العلاقة بين الشركة المتخصصة في وسم البيانات المستخدمة في تدريب"


@dataclass(frozen=True, slots=True)
class RowShape:
    """How high a row is and what stands where in it, in pixels from its top."""

    height: float
    over: float
    """The top of the label names."""
    names: float
    """The baseline of the label names."""
    top: float
    """Where washes begin."""
    baseline: float
    bottom: float
    """Where washes end and the first underline begins."""


@dataclass(frozen=True, slots=True)
class Style:
    """What decides where every letter stands; two equal styles lay out alike."""

    pixels: int = USUAL
    spacing: float = 1.0
    family: str = READING

    @property
    def font(self) -> QFont:
        """The face of the article."""
        return reading_font(self.pixels, self.family)

    @property
    def title_font(self) -> QFont:
        """The face of its title."""
        return reading_font(self.pixels * 1.5, self.family, bold=True)

    @property
    def source_font(self) -> QFont:
        """The face of the line that says where it comes from."""
        return interface_font(self.pixels * 0.7)

    @property
    def name_font(self) -> QFont:
        """The face of label names."""
        return interface_font(max(9, self.pixels * 0.54))

    @property
    def relation_font(self) -> QFont:
        """The face of what is read on relations."""
        return interface_font(max(9, self.pixels * 0.52))

    @property
    def lane(self) -> float:
        """How high a bracket of a relation is, in pixels."""
        return max(14.0, round(self.pixels * 0.8))

    @property
    def voice(self) -> float:
        """How high a lane of what an annotator said is, in pixels."""
        return max(16.0, round(self.pixels * 0.9))

    def row(self, *, title: bool = False) -> RowShape:
        """The shape of a row of the article, or of its title."""
        em = self.pixels * (1.5 if title else 1.0)
        name = max(9.0, self.pixels * 0.54)
        air = max(0.0, (self.spacing - 1.0) * em * 2.3) / 2
        names = air + name
        top = names + 3.5
        baseline = top + em * 0.85
        bottom = baseline + em * 0.44
        over = names - name * 0.82
        return RowShape(round(bottom + 7.5 + air), over, names, top, baseline, bottom)

    def column(self) -> float:
        """The width of a full line, in pixels."""
        return QFontMetricsF(self.font).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * MEASURE

    def paragraph_gap(self) -> float:
        """The room after a paragraph, in pixels."""
        return self.pixels * 0.4

    def blank(self) -> float:
        """The height of an empty paragraph, in pixels."""
        return self.pixels * 0.9


def option(*, rtl: bool) -> QTextOption:
    """How paragraphs are laid out; plainly aligned "right" would mean left in Arabic."""
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    out = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    out.setTextDirection(direction)
    out.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return out
