from PySide6.QtCore import Qt

from annotator.text.clitics import Policy
from annotator.ui.dialogs.policy import PolicyDialog


def test_the_policy_in_force_stands_there_and_another_can_be_chosen(qtbot):
    dialog = PolicyDialog(Policy.TOKEN)
    qtbot.addWidget(dialog)
    assert dialog.chosen() is Policy.TOKEN
    dialog.policy.setCurrentIndex(0)
    assert dialog.chosen() is Policy.STEM


def test_the_menu_changes_it(session, verbs):
    verbs.doubting.ask_policy()
    dialog = session.window.findChild(PolicyDialog)
    dialog.policy.setCurrentIndex(2)
    dialog.accept()
    assert verbs.bench.project.policy == "free"


def test_the_keys_begin_in_the_field(qtbot):
    dialog = PolicyDialog(Policy.STEM)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.focusWidget() is dialog.policy
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.result() == dialog.DialogCode.Accepted
    assert dialog.chosen() is Policy.TOKEN
