from PySide6.QtCore import QPointF

from annotator.ui.canvas.pull import Pull


def test_a_pull_leads_nowhere_at_first():
    pull = Pull("head")
    assert pull.target is None
    assert pull.point is None
    assert pull != Pull("head", None, QPointF(3, 4))
