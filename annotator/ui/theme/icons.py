"""Icons from our own SVG files, in the tone of the theme, mirrored where they point somewhere."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from annotator.i18n import is_right_to_left
from annotator.resources import resource

_TONE = b"#626973"
_POINTING = frozenset({"undo", "redo", "group", "search", "note"})
_SIDE = 16


def icon(name: str, tone: str) -> QIcon:
    """The icon ``name`` of ``resources/icons`` in one colour."""
    made = QIcon()
    for scale in (1, 2):
        made.addPixmap(pixmap(name, tone, _SIDE, scale))
    return made


def pixmap(name: str, tone: str, side: int, scale: float = 0) -> QPixmap:
    """The same as a square picture of ``side`` pixels; no ``scale``: the screen's own."""
    scale = scale or QGuiApplication.primaryScreen().devicePixelRatio()
    drawing = resource("icons", f"{name}.svg").read_bytes().replace(_TONE, tone.encode())
    renderer = QSvgRenderer(QByteArray(drawing))
    picture = QPixmap(QSize(round(side * scale), round(side * scale)))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        if name in _POINTING and is_right_to_left():
            painter.translate(side, 0)
            painter.scale(-1, 1)
        renderer.render(painter, QRectF(0, 0, side, side))
    return picture


def program_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(resource("icons", "hashiya.svg")))
