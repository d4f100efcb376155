from annotator.ui.canvas.header import Header
from annotator.ui.canvas.style import Style


def laid_out(title, source):
    header = Header(title, source)
    header.lay_out(Style(), 300.0)
    return header


def test_an_absent_header_takes_no_room(qapp):
    assert laid_out("", "").height == 0
    assert laid_out("", "").parts() == []


def test_the_source_stands_below_the_title(qapp):
    (title, top, is_title), (_, below, _) = laid_out("عنوان " * 12, "قناة").parts()
    assert is_title
    assert title.lineCount() > 1
    assert below >= top + title.boundingRect().height()
