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
