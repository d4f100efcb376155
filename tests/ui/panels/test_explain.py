from PySide6.QtWidgets import QWidget

from annotator.ui.panels.explain import explain


def test_pointer_and_screen_reader_are_told_the_same(qtbot):
    part = QWidget()
    qtbot.addWidget(part)
    explain(part, "a < b")
    assert part.toolTip() == "<p>a &lt; b</p>"
    assert part.accessibleDescription() == "a < b"
