"""Tab goes through a dialog as one reads it, in both directions of the interface.

Qt goes by the order in which parts were made, in which buttons stand before the fields above them.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QLayout,
    QScrollArea,
    QTabWidget,
    QWidget,
)


class ReadDialog(QDialog):
    """A dialog whose parts have the keys in the order of its layouts; the first has them first."""

    def showEvent(self, event: QShowEvent) -> None:
        """Gives the keys to the first part, unless one was chosen already."""
        super().showEvent(event)
        if self.focusWidget() is None:
            for part in parts_of(self)[:1]:
                part.setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forward: bool, /) -> bool:  # noqa: FBT001 - as Qt has it
        """Gives the keys to the next part, or to the one before."""
        order, now = parts_of(self), self.focusWidget()
        if now not in order:
            return super().focusNextPrevChild(forward)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        order[(order.index(now) + (1 if forward else -1)) % len(order)].setFocus(reason)
        return True


def parts_of(dialog: QWidget) -> list[QWidget]:
    """What takes the keys by Tab, as one reads."""
    layout = dialog.layout()
    return list(_in_layout(layout, dialog)) if layout is not None else []


def _in_layout(layout: QLayout, dialog: QWidget) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _in_widget(widget, dialog)
        elif inner is not None:
            yield from _in_layout(inner, dialog)


def _in_widget(widget: QWidget, dialog: QWidget) -> Iterator[QWidget]:
    if not widget.isVisibleTo(dialog):
        return
    if _takes_tab(widget) and widget.isEnabled() and widget.focusProxy() is None:
        yield widget
    for part in _held(widget):
        yield from _in_widget(part, dialog)
    layout = widget.layout()
    if layout is not None and not isinstance(widget, QDialogButtonBox | QTabWidget):
        yield from _in_layout(layout, dialog)


def _takes_tab(widget: QWidget) -> bool:
    """Of buttons that exclude each other the chosen one alone does; the arrows go to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive() and group.checkedButton() is not None:
        return group.checkedButton() is widget
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _held(widget: QWidget) -> list[QWidget]:
    """What a widget holds in another way than in a layout."""
    held: list[QWidget | None] = []
    match widget:
        case QDialogButtonBox():
            buttons = sorted(widget.buttons(), key=lambda one: one.x() * _way(widget))
            held.extend(buttons)
        case QScrollArea():
            held.append(widget.widget())
        case QTabWidget():
            held += [widget.tabBar(), widget.currentWidget()]
    return [one for one in held if one is not None]


def _way(widget: QWidget) -> int:
    return -1 if widget.isRightToLeft() else 1
