"""A lead settles the whole sample in the window: how many keys does that take?"""

import pytest

from annotator.model.annotation import Annotation
from annotator.model.decision import replay
from annotator.store.project import Project
from annotator.ui.review.screen import ReviewScreen
from annotator.usecases import docket, gold, review_auto
from tests.stories.test_review_effort import KEYS_FOR_EACH, made  # noqa: F401 - a fixture


@pytest.fixture
def settled_by_script(made, tmp_path):  # noqa: F811 - the fixture above
    """The sample, after ``hashiya review --auto``."""
    path = tmp_path / "sample.hashiya"
    path.write_bytes(made.read_bytes())
    with Project.open(path) as project:
        left = review_auto.unanimous(project).totals.left
    return path, left


def reviewing(session, keyboard, qtbot):
    hand = keyboard(session)
    hand.press("F11")
    qtbot.waitUntil(lambda: screen_of(session).articles.model.rowCount() > 0, timeout=30_000)
    return hand, screen_of(session)


def _bare(words):
    """Without what only says which way they run."""
    return words.translate(dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069")))


def screen_of(session):
    return session.window.findChild(ReviewScreen)


def key_for(screen):
    """What a person reads off the card: Enter where a version stands out, else its last number."""
    versions = [one for one in screen.card.variants() if one.isEnabled()]
    if screen.card.buttons["accept"].isVisible():
        return "Enter"
    numbers = [one.accessibleName().removeprefix("Version ").split(", ")[-1] for one in versions]
    return max(numbers)


def totals(project):
    return docket.totals(docket.rows(project, docket.reviewed(project)))


def golds(project):
    rows = docket.rows(project, docket.reviewed(project))
    return [gold.of_article(project, row.article) for row in rows]


def test_each_disagreement_takes_about_one_key(settled_by_script, start, keyboard, qtbot):
    path, disagreements = settled_by_script
    session = start(path)
    hand, screen = reviewing(session, keyboard, qtbot)
    hand.count = 0
    waited, came = set(), set()
    while screen.card.isVisible():
        before = screen.told.text()
        items = screen.questions.model.items
        waited |= {_bare(one.words) for one in items if "Waits" in one.aside}
        came.add(_bare(screen.card.words.text()))
        hand.press(key_for(screen))
        assert screen.told.text() != before, "the key settled nothing"
    assert 200 < disagreements < 400
    assert hand.count / disagreements <= KEYS_FOR_EACH
    assert screen.told.text() == "Everything is settled"
    assert len(waited & came) > 20, "relations come up when their entities are in"
    found = golds(session.project)
    assert all(replay(one.decisions) == one.annotation != Annotation() for one in found)
    keys = hand.count
    taken_back(session, screen, hand, keys)


def of_article(session, uid):
    return gold.of_article(session.project, uid).annotation


def taken_back(session, screen, hand, keys):
    """Undo takes all of it back, and of each article what went in by itself."""
    hand.press(*["Ctrl+Z"] * keys)
    for item in list(screen.articles.model.items):
        screen.articles.chosen.emit(item.key)
        hand.press_until("Ctrl+Z", lambda uid=item.key: not len(of_article(session, uid)))
    assert [one.annotation for one in golds(session.project)] == [Annotation()] * 14
    assert all(row.left for row in docket.rows(session.project, docket.reviewed(session.project)))
