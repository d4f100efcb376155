import pytest

from annotator.errors import BadInput
from annotator.ui import error_report
from annotator.ui.error_report import BugReport, ErrorReport, described


def test_a_refusal_is_told_and_ends_there():
    told = []
    report = ErrorReport(told.append)
    with report:
        raise BadInput("No.")
    assert [str(error) for error in told] == ["No."]


def test_a_bug_goes_on():
    report = ErrorReport(lambda error: None)
    with pytest.raises(ValueError, match="odd"), report:
        raise ValueError("odd")


def test_what_nobody_caught_becomes_a_report(qtbot, monkeypatch, capsys):
    shown = []

    class Dialog:
        def __init__(self, text, parent):
            shown.append(text)

        def exec(self):
            return 0

    monkeypatch.setattr(error_report, "BugReport", Dialog)
    told = []
    report = ErrorReport(told.append)
    report.hook(BadInput, BadInput("No."), None)
    error = ValueError("odd")
    report.hook(ValueError, error, None)
    assert len(told) == 1
    assert "ValueError: odd" in shown[0]
    assert "hashiya" in shown[0]
    assert "odd" in capsys.readouterr().err


def test_the_report_can_be_copied(qtbot, qapp):
    dialog = BugReport(described(ValueError("odd")))
    qtbot.addWidget(dialog)
    copy = next(
        b
        for b in dialog.findChildren(error_report.QDialogButtonBox)[0].buttons()
        if b.text() == "Copy"
    )
    copy.click()
    assert "odd" in qapp.clipboard().text()
