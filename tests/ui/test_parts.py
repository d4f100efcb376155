from dataclasses import fields

from PySide6.QtWidgets import QWidget

from annotator.look import LOOKS
from annotator.ui.parts import Parts
from annotator.ui.theme.palette import shades_of


def test_every_part_is_a_widget_that_stands_alone_in_both_themes(qtbot):
    for look in LOOKS.values():
        parts = Parts.made(look, shades_of(look), grouped=False)
        for field in fields(parts):
            part = getattr(parts, field.name)
            assert isinstance(part, QWidget)
            qtbot.addWidget(part)
