"""The screen of agreement over two articles that two or three people have done."""

import time
from types import SimpleNamespace

import pytest
from PySide6.QtTest import QTest
from voices import made, marked, put

from annotator.look import LIGHT
from annotator.model.labels import ArticleLabelDefinition, Label, LabelSet, RelationLabel
from annotator.model.marks import ArticleLabel
from annotator.ui.agreement.desk import AgreementDesk
from annotator.ui.agreement.screen import AgreementScreen
from annotator.ui.error_report import ErrorReport
from annotator.ui.theme.palette import shades_of

LABELS = LabelSet(
    "small",
    (
        Label("ORG", {"en": "Organisation"}, key="1", colour="blue"),
        Label("GPE", {"en": "City"}, key="2", colour="green"),
    ),
    (RelationLabel("in", {"en": "is in"}), RelationLabel("by")),
    (ArticleLabelDefinition("topic", {"en": "Topic"}, ("a", "b"), {"a": {"en": "Arts"}}),),
)
TEXT = "قالت شركة ميتا في القاهرة إن شركة نور في القاهرة، وإن شركة ميتا كبيرة"
WIDE, META, CAIRO, TOWN = (5, 14, "ORG"), (10, 14, "ORG"), (18, 25, "GPE"), (18, 25, "ORG")
NOUR = (34, 37, "ORG")


def usual():
    """What three people say of a1, two of them of a2."""
    return {
        ("layla", "a1"): marked(META, CAIRO, NOUR, relations=[(1, 2, "in")]),
        ("omar", "a1"): marked(
            WIDE, TOWN, relations=[(2, 1, "by")], labels=[ArticleLabel("topic", "a")]
        ),
        ("nour", "a1"): marked(META, CAIRO),
        ("layla", "a2"): marked(META, CAIRO),
        ("omar", "a2"): marked(META),
    }


@pytest.fixture
def agreement(qtbot, tmp_path):
    """Begins a screen on a project with these annotations; the usual ones unless told."""
    opened = []

    def begin(said=None, *, prepare=lambda _project: None):
        project = made(tmp_path, LABELS, TEXT, f"{TEXT} أيضا")
        for (name, article), annotation in (usual() if said is None else said).items():
            put(project, name, annotation, article)
        prepare(project)
        screen = AgreementScreen(shades_of(LIGHT), LIGHT)
        qtbot.addWidget(screen)
        screen.resize(1280, 800)
        screen.show()
        refused = []
        desk = AgreementDesk(project, screen, ErrorReport(lambda e: refused.append(str(e))))
        opened.append((project, desk))

        def settle():
            qtbot.waitUntil(lambda: not desk.errands.is_busy, timeout=30000)

        def press(*keys):
            for key in keys:
                QTest.keyClick(screen.case.view, key)

        def charts():
            cards = [card for part in screen.board.parts for card in part.cards]
            return {card.chart.drawing.title: card.chart for card in cards}

        def rows():
            return [one.words for one in screen.cases.model.items]

        desk.begin()
        settle()
        return SimpleNamespace(
            project=project,
            screen=screen,
            desk=desk,
            refused=refused,
            settle=settle,
            press=press,
            charts=charts,
            rows=rows,
        )

    yield begin
    for project, desk in opened:
        desk.end()
        project.close()


@pytest.fixture
def held(monkeypatch):
    """Holds slow work back until it is let go."""
    from annotator.usecases import agreement_doors

    gate = SimpleNamespace(open=False)
    real = agreement_doors.report_of

    def slow(project, choice, progress):
        while not gate.open:
            progress(1, 3)
            time.sleep(0.005)
        return real(project, choice, progress)

    monkeypatch.setattr(agreement_doors, "report_of", slow)
    return gate
