import pytest

from annotator.ui.canvas import caret
from annotator.ui.canvas.layout import Page
from annotator.ui.canvas.style import Style
from tests.ui.canvas.conftest import TEXT, place


@pytest.fixture
def page(qapp):
    page = Page(TEXT, Style())
    page.set_width(420.0)
    return page


@pytest.mark.parametrize("unit", ["letter", "word", "row", "paragraph", "article"])
def test_no_move_leaves_the_text(page, unit):
    assert caret.moved(page, len(TEXT), unit, forward=True) == len(TEXT)
    assert caret.moved(page, 0, unit, forward=False) == 0


def test_a_word_back_and_on(page):
    word = place(TEXT, "العلاقة")
    assert caret.moved(page, word.start + 2, "word", forward=False) == word.start
    assert caret.moved(page, word.start, "word", forward=True) == place(TEXT, "بين").start


def test_the_end_of_a_wrapped_row_stays_on_it(page):
    end = caret.moved(page, 0, "row", forward=True)
    assert page.row_of(end) is page.row_of(0)
    assert TEXT[end] == " "


def test_lines_below_cross_an_empty_paragraph_and_come_back(page):
    first = TEXT.index("\n") - 2
    below = caret.line_below(page, first, 200.0, forward=True)
    assert below == TEXT.index("\n") + 1
    beyond = caret.line_below(page, below, 200.0, forward=True)
    assert page.row_of(beyond).paragraph.index == 2
    assert caret.line_below(page, beyond, 200.0, forward=False) == below


def test_an_edge_goes_by_letters_with_their_marks():
    text = "كلمٌ أخرى"
    assert caret.moved_edge(text, 4, "end", "letter", forward=False) == 2
    assert caret.moved_edge(text, 2, "end", "letter", forward=True) == 4
    assert caret.moved_edge(text, len(text), "end", "letter", forward=True) == len(text)


def test_an_edge_goes_by_words_and_stops_at_proclitics():
    text = "زار وبالقاهرة أمس"
    start = text.index("وبال")
    one = caret.moved_edge(text, start, "start", "word", forward=True)
    assert text[one:].startswith(("بالقاهرة", "القاهرة"))
    assert caret.moved_edge(text, one, "start", "word", forward=False) == start
    end = start + len("وبالقاهرة")
    assert caret.moved_edge(text, end, "end", "word", forward=True) == len(text)


def test_an_edge_stops_at_a_pronoun_on_a_word_too():
    text = "أعلنت شركتها أمس"
    end = text.index(" أمس")
    without = caret.moved_edge(text, end, "end", "word", forward=False)
    assert text[:without].endswith("شركت")
    assert caret.moved_edge(text, without, "end", "word", forward=True) == end
    assert caret.moved_edge(text, without, "end", "word", forward=False) == len("أعلنت")


def test_edges_move_far_inside_a_text_without_spaces():
    text = "م" * 2000
    assert caret.moved_edge(text, 1000, "start", "letter", forward=True) == 1001
