import pytest
from PySide6.QtCore import Qt

from annotator.ui.canvas.style import LARGEST, SMALLEST, Style, option


@pytest.mark.parametrize("pixels", [SMALLEST, 20, LARGEST])
@pytest.mark.parametrize("title", [True, False])
def test_names_letters_and_lines_have_each_their_own_room(pixels, title):
    shape = Style(pixels).row(title=title)
    assert 0 < shape.names < shape.top < shape.baseline < shape.bottom < shape.height


def test_spacing_widens_rows_and_leaves_the_letters_as_they_are(qapp):
    usual, wide = Style(), Style(spacing=1.5)
    assert wide.row().height > usual.row().height * 1.3
    assert wide.column() == usual.column()


def test_a_line_holds_60_to_75_letters(view):
    view.resize(1400, 800)
    view.show_article("بدأت بوادر العلاقة بين الشركة المتخصصة في وسم البيانات وبين غيرها " * 12)
    rows = view.page.row_of(0).paragraph.rows[:-1]
    mean = sum(row.end - row.start for row in rows) / len(rows)
    assert 60 <= mean <= 76


def test_arabic_is_aligned_at_the_true_right():
    assert (
        option(rtl=True).alignment() == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
    )
