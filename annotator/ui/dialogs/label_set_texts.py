"""Fields of words in Arabic and English: titles, longer texts, values with their titles."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from annotator.i18n import LANGUAGES
from annotator.ui.theme.palette import SPACE

_RTL, _LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
TOLD = ("ar", "en")
"""The languages that have fields, in this order."""


class TitlesField(QWidget):
    """What something is called, in each language."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = {language: QLineEdit() for language in TOLD}
        self._others: dict[str, str] = {}
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2 * SPACE)
        for language, field in self.fields.items():
            _prepare(field, name, language)
            field.setPlaceholderText(LANGUAGES[language])
            field.textEdited.connect(self.changed)
            box.addWidget(field)

    def show_titles(self, titles: Mapping[str, str]) -> None:
        """Shows them; those in other languages are kept."""
        self._others = {code: one for code, one in titles.items() if code not in TOLD}
        for language, field in self.fields.items():
            field.setText(titles.get(language, ""))

    def titles(self) -> dict[str, str]:
        """What is written there."""
        written = {code: field.text().strip() for code, field in self.fields.items()}
        return self._others | {code: text for code, text in written.items() if text}


class TextsField(QWidget):
    """Longer text in each language, side by side."""

    changed = Signal()

    def __init__(self, name: str, hint: str, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = {language: TextField(lines) for language in TOLD}
        self._others: dict[str, str] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2 * SPACE)
        for column, (language, field) in enumerate(self.fields.items()):
            _prepare(field, name, language)
            field.setPlaceholderText(f"{LANGUAGES[language]}: {hint}")
            field.textChanged.connect(self.changed)
            grid.addWidget(field, 0, column)
            grid.setColumnStretch(column, 1)

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Shows them; those in other languages are kept."""
        self._others = {code: one for code, one in texts.items() if code not in TOLD}
        for language, field in self.fields.items():
            field.show_text(texts.get(language, ""))

    def texts(self) -> dict[str, str]:
        """What is written there."""
        written = {code: field.toPlainText().strip() for code, field in self.fields.items()}
        return self._others | {code: text for code, text in written.items() if text}

    def show_lines(self, some: Mapping[str, Sequence[str]]) -> None:
        """Shows several, each on a line."""
        self.show_texts({code: "\n".join(lines) for code, lines in some.items()})

    def lines(self) -> dict[str, tuple[str, ...]]:
        """The lines that say something."""
        return {code: lines_of(text) for code, text in self.texts().items()}


class TextField(QPlainTextEdit):
    """Several lines; Tab leaves it."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 6 * SPACE)

    def show_text(self, text: str) -> None:
        """Shows a text without telling that it changed."""
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines that say something, each once."""
    return tuple(dict.fromkeys(line.strip() for line in text.split("\n") if line.strip()))


def values_text(values: Sequence[str], titles: Mapping[str, Mapping[str, str]]) -> str:
    """Values as a person writes them: a line each, ``value | Arabic | English``."""
    lines = []
    for value in values:
        named = titles.get(value, {})
        line = " | ".join([value, *(named.get(language, "") for language in TOLD)])
        lines.append(line.rstrip(" |"))
    return "\n".join(lines)


def values_of(text: str) -> tuple[tuple[str, ...], dict[str, dict[str, str]]]:
    """The values and their titles that ``values_text`` made a text of, or that a person wrote."""
    titles: dict[str, dict[str, str]] = {}
    values = []
    for line in lines_of(text):
        value, *named = (part.strip() for part in line.split("|"))
        if not value or value in values:
            continue
        values.append(value)
        told = {language: one for language, one in zip(TOLD, named, strict=False) if one}
        if told:
            titles[value] = told
    return tuple(values), titles


def _prepare(field: QLineEdit | TextField, name: str, language: str) -> None:
    direction = _RTL if language == "ar" else _LTR
    field.setLayoutDirection(direction)
    if isinstance(field, TextField):
        option = field.document().defaultTextOption()
        option.setTextDirection(direction)
        side = Qt.AlignmentFlag.AlignRight if direction == _RTL else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        field.document().setDefaultTextOption(option)
    field.setAccessibleName(f"{name}, {LANGUAGES[language]}")
