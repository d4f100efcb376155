from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from annotator.ui.dialogs.alike_row import STRONG, WordsRow


def picture(qtbot, strong):
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.setHeaderHidden(True)
    tree.setItemDelegate(WordsRow(tree))
    item = QTreeWidgetItem(tree, ["في القاهرة اليوم"])
    item.setData(0, STRONG, strong)
    tree.resize(300, 60)
    tree.show()
    return tree.viewport().grab().toImage()


def test_the_words_stand_out_from_those_around_them(qtbot):
    plain = picture(qtbot, (0, 0))
    assert picture(qtbot, (3, 7)) != plain
    assert picture(qtbot, (3, 7)) != picture(qtbot, (11, 5))


def test_a_row_without_words_is_drawn_as_usual(qtbot):
    assert picture(qtbot, None) != picture(qtbot, (3, 7))
