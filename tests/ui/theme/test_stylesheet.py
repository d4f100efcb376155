import re

import pytest

from annotator.look import LOOKS
from annotator.resources import resource
from annotator.ui.theme.palette import RADIUS, shades_of
from annotator.ui.theme.stylesheet import style_sheet


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_tone_is_filled_in_and_qt_understands_it(look, qtbot, capfd):
    from PySide6.QtWidgets import QWidget

    sheet = style_sheet(shades_of(look), resource("icons", "chevron.svg").as_posix())
    assert "$" not in sheet
    part = QWidget()
    qtbot.addWidget(part)
    part.setStyleSheet(sheet)
    assert "Could not parse" not in capfd.readouterr().err


def test_there_is_one_radius(qapp):
    sheet = style_sheet(shades_of(LOOKS["light"]), "")
    radii = set(re.findall(r"border-radius: (\d+)px", sheet))
    # Bars that are thinner than two radii are round at their ends.
    assert radii <= {str(RADIUS), "3", "4"}


def test_a_list_with_the_focus_is_outlined(qtbot):
    from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

    shades = shades_of(LOOKS["light"])
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(style_sheet(shades, ""))
    box = QVBoxLayout(window)
    one, other = QListWidget(), QListWidget()
    box.addWidget(one)
    box.addWidget(other)
    window.show()
    window.activateWindow()
    one.setFocus()
    qtbot.waitUntil(one.hasFocus)
    edges = [part.grab().toImage().pixelColor(part.width() // 2, 0) for part in (one, other)]
    assert edges[0].name() == shades.accent.lower()
    assert edges[1] != edges[0]


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_ticked_box_stands_out(look, qtbot):
    from PySide6.QtWidgets import QCheckBox

    shades = shades_of(look)
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setStyleSheet(style_sheet(shades, "", resource("icons", "tick.svg").as_posix()))
    box.setChecked(True)
    box.resize(box.sizeHint())
    picture = box.grab().toImage()
    points = (picture.pixelColor(x, picture.height() // 2).name() for x in range(picture.width()))
    assert shades.accent in set(points)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_field_that_cannot_be_filled_in_looks_so(look, qtbot):
    from PySide6.QtWidgets import QLineEdit

    shades = shades_of(look)
    field = QLineEdit("train=80")
    qtbot.addWidget(field)
    field.setStyleSheet(style_sheet(shades, ""))
    field.setEnabled(False)
    field.ensurePolished()
    assert field.palette().color(field.foregroundRole()).name() == shades.faint.lower()
