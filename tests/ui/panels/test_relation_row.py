import pytest
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from annotator.look import LIGHT
from annotator.model.annotation import Annotation
from annotator.model.labels import Label, LabelSet, RelationLabel
from annotator.model.marks import Entity, Relation, Span
from annotator.ui.panels.relation_model import RelationModel
from annotator.ui.panels.relation_row import RelationRow
from annotator.ui.theme.palette import shades_of

ENDS = [Entity("a", (Span(0, 4),), "ORG"), Entity("b", (Span(6, 10),), "ORG")]


@pytest.fixture
def drawn(qtbot):
    """The picture of a list with one relation, and how high its row is."""
    view, model = QListView(), RelationModel()
    qtbot.addWidget(view)
    row = RelationRow(shades_of(LIGHT), LIGHT, view)
    view.setModel(model)
    view.setItemDelegate(row)
    view.resize(200, 100)

    def picture(label, *, unfold=False):
        labels = LabelSet("l", (Label("ORG"),), (label,))
        marks = Annotation.of([*ENDS, Relation("r", "a", "b", label.name)])
        model.show(marks, "ميتا وميتا", labels)
        if unfold:
            model.toggle(model.rows[0])
        high = row.sizeHint(QStyleOptionViewItem(), model.index(0)).height()
        image = view.viewport().grab().toImage()
        return bytes(image.constBits()), high

    return picture


def test_a_relation_is_drawn_in_the_colour_and_the_direction_of_its_label(drawn):
    pictures = {
        drawn(RelationLabel("x", colour="blue"))[0],
        drawn(RelationLabel("x", colour="red"))[0],
        drawn(RelationLabel("x", colour="red", symmetric=True))[0],
    }
    assert len(pictures) == 3


def test_a_chain_takes_one_line_and_shows_whether_it_is_folded(drawn):
    same = RelationLabel("same", symmetric=True, transitive=True)
    folded, line = drawn(same)
    unfolded, _ = drawn(same, unfold=True)
    assert folded != unfolded
    assert line < drawn(RelationLabel("x"))[1]
