"""A review of one article by three people, on its screen."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from voices import made, marked, put

from annotator.look import LIGHT
from annotator.model.labels import ArticleLabelDefinition, Label, LabelSet, RelationLabel
from annotator.model.marks import ArticleLabel
from annotator.ui.review.desk import ReviewDesk
from annotator.ui.review.screen import ReviewScreen
from annotator.ui.theme.palette import shades_of
from annotator.usecases import gold
from annotator.usecases.review import Reviewing

LABELS = LabelSet(
    "small",
    (Label("ORG", {"en": "Organisation"}, key="1", colour="blue"), Label("GPE", key="2")),
    (RelationLabel("in"), RelationLabel("by")),
    (ArticleLabelDefinition("topic", {"en": "Topic"}, ("a", "b"), {"a": {"en": "Arts"}}),),
)
TEXT = "قالت شركة ميتا في القاهرة إن شركة نور في القاهرة، وإن شركة ميتا كبيرة"
WIDE, META, CAIRO, NOUR = (5, 14, "ORG"), (10, 14, "ORG"), (18, 25, "GPE"), (34, 37, "ORG")
AGAIN_WIDE, AGAIN = (54, 63, "ORG"), (59, 63, "ORG")


@pytest.fixture
def review(qtbot, tmp_path):
    """Begins a review of these annotations; three of them unless told otherwise."""
    opened = []

    def begin(*voices):
        project = made(tmp_path, LABELS, TEXT)
        opened.append(project)
        said = voices or (
            marked(META, CAIRO, NOUR, relations=[(1, 2, "in")]),
            marked(WIDE, CAIRO, labels=[ArticleLabel("topic", "a")]),
            marked(META, CAIRO, relations=[(2, 1, "by")]),
        )
        for name, annotation in zip(("layla", "omar", "nour"), said, strict=False):
            put(project, name, annotation)
        screen = ReviewScreen(shades_of(LIGHT), LIGHT)
        qtbot.addWidget(screen)
        screen.resize(1280, 800)
        screen.show()
        refused: list[str] = []
        reviewing = Reviewing(project, author="lead")
        say = screen.status.say

        def heard(sentence, *, is_refusal=False, can_undo=False):
            refused.extend([sentence] if is_refusal else [])
            say(sentence, is_refusal=is_refusal, can_undo=can_undo)

        screen.status.say = heard
        desk = ReviewDesk(project, reviewing, screen)

        def press(*keys):
            for one in keys:
                key, held = one if isinstance(one, tuple) else (one, Qt.KeyboardModifier.NoModifier)
                QTest.keyClick(screen.view, key, held)

        def golden():
            annotation = gold.of_article(project, "a1").annotation
            return [(e.start, e.end, e.label) for e in annotation.in_reading_order()]

        parts = {"project": project, "screen": screen, "desk": desk, "reviewing": reviewing}
        return SimpleNamespace(**parts, refused=refused, press=press, gold=golden)

    yield begin
    for project in opened:
        project.close()
