"""The labels under the text: a legend, and buttons."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton, QVBoxLayout, QWidget

from annotator.i18n import tr
from annotator.look import Look
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.ui import keys
from annotator.ui.panels.explain import explain
from annotator.ui.panels.flow import FlowLayout
from annotator.ui.panels.guideline import examples_of, guideline_of
from annotator.ui.theme.fonts import interface_font
from annotator.ui.theme.icons import icon
from annotator.ui.theme.palette import RADIUS, SPACE, Shades, wash


class LabelPalette(QWidget):
    """One button for each label, with its colour, its name and its key."""

    pressed = Signal(str)
    """The name of the label whose button was pressed."""
    pen_wanted = Signal(str)
    """The same with Shift held: the pen is to write this label."""
    pen_pressed = Signal()
    """The pen was pressed: it is to be taken up, or laid down."""
    pointed_at = Signal(str)
    """The name of the label under the pointer, or under the keys."""

    def __init__(self, shades: Shades, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Labels")
        self.setAccessibleDescription(tr("Labels"))
        self._shades, self._look = shades, look
        self.shown = LabelSet("")
        self.buttons: dict[str, LabelButton] = {}
        self._flow_of = QWidget()
        self._flow = FlowLayout(self._flow_of, SPACE)
        self.pen = self._pen_button()
        self._flow.addWidget(self.pen)
        self._none = QLabel(tr("This project has no labels yet: choose a set in the menu."))
        self._none.setProperty("quiet", True)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        box.addWidget(self._flow_of)
        box.addWidget(self._none)

    def show_labels(self, labels: LabelSet) -> None:
        """Shows the labels of a set in the place of all before."""
        for button in self.buttons.values():
            self._flow.removeWidget(button)
            button.deleteLater()
        self.buttons = {label.name: self._button(label) for label in labels.entities}
        self.shown = labels
        self._none.setVisible(not self.buttons)
        self.pen.setVisible(bool(self.buttons))

    def choose(self, name: str | None) -> None:
        """Shows which label the chosen entity has."""
        for label, button in self.buttons.items():
            button.setChecked(label == name)

    def show_pen(self, name: str) -> None:
        """Shows which label the pen writes; empty: that it is laid down."""
        self.pen.setChecked(bool(name))
        self.pen.setIcon(icon("pen", self._shades.accent if name else self._shades.faint))
        for label, button in self.buttons.items():
            button.set_pen(is_up=label == name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees which button is pointed at."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self.pointed_at.emit(watched.property("label"))
        return super().eventFilter(watched, event)

    def _button(self, label: Label) -> "LabelButton":
        button = LabelButton(label, self._shades, self._look)
        button.setProperty("label", label.name)
        button.installEventFilter(self)
        button.clicked.connect(lambda: self._press(label.name))
        self._flow.addWidget(button)
        return button

    def _press(self, name: str) -> None:
        is_shifted = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        (self.pen_wanted if is_shifted else self.pressed).emit(name)

    def _pen_button(self) -> QToolButton:
        button = QToolButton()
        title = tr("Pen")
        button.setText(f"{title}  {keys.shown('Space')}")
        button.setIcon(icon("pen", self._shades.faint))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setAccessibleName("Pen")
        button.setAccessibleDescription(tr("Pen: to select is to mark"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setFixedHeight(28)
        explain(
            button,
            tr(
                "While the pen is up, a click on a word marks it, and so does a selection. A "
                "label's key changes what the pen writes; Shift with it takes the pen up."
            ),
        )
        button.clicked.connect(self.pen_pressed)
        return button


class LabelButton(QAbstractButton):
    """A label: a key cap in its colour, and its name."""

    def __init__(self, label: Label | RelationLabel, shades: Shades, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(label.name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._label, self._shades = label, shades
        self._hue = look.hue(label.colour)
        self._wash = wash(look, label.colour)
        self._is_pen = False
        """Whether the pen writes it."""
        self._key = keys.shown(label.key.upper()) if label.key else ""
        lines = (f"{label.title} ({label.name})", guideline_of(label), examples_of(label))
        explain(self, "\n".join(line for line in lines if line))
        self.setFont(interface_font(13))

    def set_pen(self, *, is_up: bool) -> None:
        """Shows whether the pen writes this label."""
        if is_up != self._is_pen:
            self._is_pen = is_up
            self.setAccessibleDescription(tr("The pen writes it") if is_up else "")
            self.update()

    def nextCheckState(self) -> None:
        """Pressing marks; it is the chosen entity that decides what is shown as pressed."""

    def sizeHint(self) -> QSize:
        """Room for key and name."""
        wide = self.fontMetrics().horizontalAdvance(self._label.title)
        return QSize(wide + (_CAP + 3 * SPACE if self._key else 2 * SPACE) + 2 * SPACE, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the button."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._draw_ground(painter)
            area = QRectF(self.rect())
            if self._key:
                cap = QRectF(0, 0, _CAP, _CAP)
                cap.moveCenter(area.center())
                if rtl:
                    cap.moveRight(area.right() - SPACE)
                else:
                    cap.moveLeft(area.left() + SPACE)
                self._draw_cap(painter, cap)
            taken = _CAP + 2.5 * SPACE if self._key else 2 * SPACE
            words = area.adjusted(0, 0, -taken, 0) if rtl else area.adjusted(taken, 0, 0, 0)
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            painter.setPen(QColor(self._shades.ink if self.isEnabled() else self._shades.faint))
            painter.drawText(
                words,
                side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter,
                self._label.title,
            )

    def _draw_ground(self, painter: QPainter) -> None:
        ground = ""
        if self.isDown() or self.isChecked():
            ground = self._wash
        elif self.underMouse() and self.isEnabled():
            ground = self._shades.hover
        if self._is_pen:
            ground = self._wash
        edge, wide = self._hue.line if self.isChecked() or self._is_pen else "", 1
        if self.hasFocus():
            edge = self._shades.ink
        if self.hasFocus() or self._is_pen:
            wide = 2
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(edge), wide) if edge else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _draw_cap(self, painter: QPainter, cap: QRectF) -> None:
        painter.setOpacity(1.0 if self.isEnabled() else _PALE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._hue.text if self._is_pen else self._wash))
        painter.drawRoundedRect(cap, SPACE, SPACE)
        painter.setBrush(QColor(self._hue.line))
        painter.drawRect(QRectF(cap.left() + 3, cap.bottom() - 2, cap.width() - 6, 2))
        painter.setPen(QColor(self._shades.panel if self._is_pen else self._hue.text))
        font = painter.font()
        painter.setFont(interface_font(12, bold=True))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.setFont(font)
        painter.setOpacity(1.0)


_CAP = 20
_PALE = 0.5
