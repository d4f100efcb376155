"""An article with the pen and suggestions, keys alone: it is marked whole, with few presses."""

from annotator.model.article import Article, Source
from annotator.model.marks import Span
from annotator.usecases import ids
from annotator.usecases.open_project import new_project

TEXT = (
    "أعلنت شركة نورسين من القاهرة يوم الأحد أن لبنان ومصر توقعان معها عقدًا بقيمة 2.4 مليار دولار.\n"
    "وقال كريم الشاذلي إن نورسين بلغت 35% من هدفها."
)
GOLD = {
    ("نورسين", "ORG"),
    ("القاهرة", "GPE"),
    ("يوم الأحد", "DATE"),
    ("لبنان", "GPE"),
    ("مصر", "GPE"),
    ("2.4 مليار دولار", "MONEY"),
    ("دولار", "CURR"),
    ("كريم الشاذلي", "PERS"),
    ("35%", "PERCENT"),
}


def span(words, nth=0):
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


def go_to(hand, place):
    """Brings the caret to words, by words and by letters."""
    if hand.view.caret > place.start:
        hand.press("Ctrl+Home")
    hand.press_until("Ctrl+Left", lambda: hand.view.caret >= place.start)
    hand.press_until("Right", lambda: hand.view.caret <= place.start)


def test_an_article_is_marked_whole_with_keys_alone(start, keyboard, qtbot, tmp_path):
    path = tmp_path / "pen.hashiya"
    with new_project(path) as project:
        list(project.articles.add([(Article("a1", "عقد", TEXT), Source("a.txt"))], ids.now()))
    session = start(path)
    hand, suggesting = keyboard(session), session.verbs.suggesting
    qtbot.waitUntil(lambda: bool(suggesting.found))

    hand.press("Shift+Enter")  # all that is suggested
    assert len(hand.annotation.entities) == 6

    hand.press("Shift+2")  # the pen writes ORG
    go_to(hand, span("نورسين"))
    hand.press("Enter")
    qtbot.waitUntil(lambda: bool(suggesting.found))  # the same words elsewhere
    hand.press("3")
    go_to(hand, span("القاهرة"))
    hand.press("Enter")
    hand.press("1")
    hand.select(span("كريم الشاذلي"))
    assert not session.verbs.pen.is_up  # Esc let the pen go
    hand.press("Shift+1", "Enter")
    hand.press("Space")

    (again,) = suggesting.found
    assert (again.span, again.label) == (span("نورسين", 1), "ORG")
    hand.press("Enter", "Enter")  # there, and accepted

    entities = hand.annotation.in_reading_order()
    assert {(e.of(TEXT), e.label) for e in entities} == GOLD
    assert [e.made_by for e in entities if e.spans == (again.span,)] == ["memory"]
    machine = [e for e in entities if e.made_by == "gazetteer"]
    assert len(machine) == 6
    hand.press("Ctrl+Z")
    assert len(hand.annotation.entities) == len(GOLD)  # نورسين stands twice
