import pytest
from records import articles, reading

from annotator.errors import BadInput
from annotator.formats.articles_text import read
from annotator.formats.format import Failed


def test_a_file_is_an_article_under_its_first_line(write):
    (one,) = read(write("a.txt", "عنوان\r\n\r\nنص"), reading())
    assert (one.article.title, one.article.text) == ("عنوان", "عنوان\n\nنص")
    assert one.annotations == ()
    assert one.source.raw is not None


def test_without_a_headline_the_file_names_it(write):
    (one,) = read(write("خبر.txt", "نص"), reading())
    assert one.article.title == "خبر"


def test_other_encodings_are_found_out_or_said(write):
    raw = "أعلنت شركة ميتا في القاهرة أمس عن استثمار كبير".encode("cp1256")
    for options in (reading(), reading(encoding="windows-1256")):
        (one,) = articles(read(write("a.txt", raw), options))
        assert one.article.text.startswith("أعلنت شركة")


@pytest.mark.parametrize("raw", [b"", b" \n", b"a\0b", b"\x89PNG\r\n"])
def test_what_is_no_text_stops_or_is_told(write, raw):
    path = write("a.txt", raw)
    with pytest.raises(BadInput, match=r"a\.txt: "):
        list(read(path, reading()))
    (told,) = read(path, reading(keep_going=True))
    assert isinstance(told, Failed)
    assert told.where == str(path)
