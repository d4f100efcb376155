"""Every dialog, by keys alone: Tab goes as one reads, Enter and Esc do what they say."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QPushButton,
)

from annotator import i18n, resources
from annotator.look import LOOKS
from annotator.model.labels import (
    ArticleLabelDefinition,
    AttributeDefinition,
    AttributeKind,
    Label,
    LabelSet,
    RelationLabel,
)
from annotator.model.marks import Span
from annotator.model.splitting import Plan
from annotator.text.clitics import Policy
from annotator.ui.appearance import dress
from annotator.ui.commands import table
from annotator.ui.dialogs.alike import AlikeDialog
from annotator.ui.dialogs.export import ExportDialog
from annotator.ui.dialogs.export_fields import ExportChoices
from annotator.ui.dialogs.form import asking
from annotator.ui.dialogs.import_articles import ImportDialog
from annotator.ui.dialogs.label_set import LabelSetEditor
from annotator.ui.dialogs.listing import ListingDialog
from annotator.ui.dialogs.new_project import LabelSetDialog, NewProjectDialog
from annotator.ui.dialogs.policy import PolicyDialog
from annotator.ui.error_report import BugReport
from annotator.ui.key_dialogs import KeyList, KeysDialog, KeysPage
from annotator.ui.review.batch import BatchDialog
from annotator.ui.review.flags_page import FlagsPage
from annotator.ui.theme.palette import shades_of
from annotator.usecases.alike import InArticle
from annotator.usecases.flags import Asked
from annotator.usecases.label_set_draft import Kind
from annotator.usecases.label_set_saving import MarkCounts
from annotator.usecases.review_alike import Place

ATTRIBUTES = AttributeDefinition("status", {}, AttributeKind.CHOICE, ("former", "planned"), {})
LABELS = LabelSet(
    "mine",
    (Label("ORG", {"en": "Organisation"}, "1", attributes=(ATTRIBUTES,)), Label("GPE", key="3")),
    (RelationLabel("in", heads=("ORG",)),),
    (ArticleLabelDefinition("topic", values=("a", "b")),),
)
LEAST_RING = 60
"""So many pixels at least look another way where the keys are."""
WORDS = ("في ", "القاهرة", " اليوم")
ASKED = Asked("a1", "خبر", ("ميتا",), "with the word?", "lead", "2026-01-01T00:00:00.000Z")


def editor(kind):
    made = LabelSetEditor(LABELS, MarkCounts({}, {}), LOOKS["light"], {})
    made.choose_kind(kind)
    return made


def picker(tmp_path, **said):
    choices = ExportChoices(["layla"], LABELS.entities, Plan.parse("train=80,test=20"))
    made = ExportDialog(tmp_path / "news", choices)
    made.fields.parted.setChecked(said.get("parted", False))
    return made


DIALOGS = {
    "new project": NewProjectDialog,
    "label set": lambda _: LabelSetDialog(),
    "import": lambda _: ImportDialog([], ["layla"]),
    "import of a file": lambda path: ImportDialog([path], ["layla"]),
    "export": picker,
    "export in parts": lambda path: picker(path, parted=True),
    "labels": lambda _: editor(Kind.ENTITIES),
    "labels of relations": lambda _: editor(Kind.RELATIONS),
    "questions": lambda _: editor(Kind.ARTICLES),
    "policy": lambda _: PolicyDialog(Policy.STEM),
    "name": lambda _: asking("Add annotator", "Name", "Add"),
    "alike": lambda _: AlikeDialog("«x»", "City", [InArticle("a", "x", (Span(0, 2),), (WORDS,))]),
    "batch": lambda _: BatchDialog("In gold", [Place("a", "خبر", None, None, WORDS)]),
    "listing": lambda _: ListingDialog("Import", "2 articles are in.", ["one", "two"]),
    "flags": lambda _: FlagsPage([ASKED]),
    "keys": lambda _: KeysPage(table(), LABELS),
    "some keys": lambda _: KeyList("Review", [("Review", "Accept", "Enter")]),
    "changing keys": lambda _: KeysDialog({}, LABELS),
    "error": lambda _: BugReport("it broke"),
}


@pytest.fixture(params=["en", "ar"])
def language(request, qapp):
    i18n.use(request.param, resources.locale_folder())
    rtl = request.param == "ar"
    qapp.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    yield request.param
    i18n.use("en", "nowhere")


@pytest.fixture
def opened(qtbot, tmp_path):
    def open_(name):
        dialog = DIALOGS[name](tmp_path)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_


def walked(dialog, look_at=lambda part: None):
    """The parts that Tab goes through, from the first to the last; each is looked at."""
    found = []
    if isinstance(dialog, LabelSetEditor):  # one begins in the list, below what chooses the list
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    while (part := dialog.focusWidget()) is not None and part not in found:
        found.append(part)
        look_at(part)
        if part.accessibleName() == "New key":  # it takes Tab as a key
            dialog.usual.setFocus()
        else:
            QTest.keyClick(part, Qt.Key.Key_Tab)
    return found


def named(part):
    return part.accessibleName() or getattr(part, "text", str)()


def differing(one: QImage, other: QImage) -> int:
    """How many pixels of two pictures differ so that one sees it."""
    some = one.convertToFormat(QImage.Format.Format_RGB32).constBits()
    others = other.convertToFormat(QImage.Format.Format_RGB32).constBits()
    pairs = zip(bytes(some), bytes(others), strict=True)
    return sum(abs(a - b) > 40 for a, b in pairs) // 3


def place(part):
    return QRect(part.mapTo(part.window(), QPoint()), part.size())


def comes_before(one, other, *, rtl):
    """Whether one part is read before another: it stands above it, or before it in its line."""
    a, b = place(one), place(other)
    if a.bottom() <= b.top() and a.left() < b.right() and b.left() < a.right():
        return True
    beside = a.top() < b.bottom() and b.top() < a.bottom()
    return beside and (a.left() >= b.right() if rtl else a.right() <= b.left())


@pytest.mark.parametrize("name", DIALOGS)
def test_tab_goes_as_one_reads_through_parts_with_names(name, opened, language):
    dialog = opened(name)
    parts = walked(dialog)
    wrong = [
        (named(one), named(other))
        for at, other in enumerate(parts)
        for one in parts[at + 1 :]
        if comes_before(one, other, rtl=language == "ar")
    ]
    assert wrong == []
    assert all(named(part) for part in parts)
    buttons = [one for one in dialog.findChildren(QPushButton) if one.isVisible()]
    assert [one.text() for one in buttons if one.isEnabled() and one not in parts] == []


@pytest.mark.parametrize("name", DIALOGS)
def test_one_begins_in_a_field_and_esc_cancels(name, opened):
    dialog = opened(name)
    first = dialog.focusWidget()
    assert not isinstance(first, QPushButton) or named(first) == "Add files …"
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


DEFAULTS = {
    "new project": "Make it", "label set": "Use it", "import of a file": "Import",
    "export": "Export", "policy": "Use it", "name": "Add", "alike": "Mark them",
    "batch": "Settle them", "listing": "Close", "keys": "Close", "some keys": "Close",
    "changing keys": "Save", "error": "Close",
}  # fmt: skip


@pytest.mark.parametrize("name", DEFAULTS)
def test_enter_presses_the_button_that_stands_out(name, opened):
    dialog = opened(name)
    default = [one for one in dialog.findChildren(QPushButton) if one.isDefault()]
    assert [one.text() for one in default] == [DEFAULTS[name]]
    assert default[0].isEnabled()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", ["new project", "import of a file", "export", "labels", "batch"])
def test_one_sees_where_the_keys_are(name, look, opened, qapp):
    dress(qapp, shades_of(LOOKS[look]))
    dialog = opened(name)
    unseen = []

    def look_at(part):
        around = place(part).adjusted(-3, -3, 3, 3)
        focused = dialog.grab(around).toImage()
        part.clearFocus()
        if differing(focused, dialog.grab(around).toImage()) < LEAST_RING:
            unseen.append(named(part))
        part.setFocus()

    walked(dialog, look_at)
    assert unseen == []
