from PySide6.QtCore import QSize
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from annotator.look import LIGHT
from annotator.model.annotation import Annotation
from annotator.model.labels import Label, LabelSet
from annotator.model.marks import Entity, Span
from annotator.ui.panels.entity_model import EntityModel
from annotator.ui.panels.entity_row import EntityRow
from annotator.ui.theme.palette import shades_of


def test_a_row_is_drawn_in_the_colour_of_its_label(qtbot):
    view, model = QListView(), EntityModel()
    qtbot.addWidget(view)
    row = EntityRow(shades_of(LIGHT), LIGHT, view)
    view.setModel(model)
    view.setItemDelegate(row)
    view.resize(200, 60)
    pictures = set()
    for colour in ("blue", "red"):
        labels = LabelSet("l", (Label("ORG", colour=colour),))
        marks = Annotation.of([Entity("e", (Span(0, 4),), "ORG")])
        model.show(marks, "ميتا", labels, grouped=False)
        pictures.add(bytes(view.viewport().grab().toImage().constBits()))
        assert row.sizeHint(QStyleOptionViewItem(), model.index(0)) == QSize(80, 32)
    assert len(pictures) == 2
