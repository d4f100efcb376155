import hashlib

import pytest
from records import reading

from annotator.errors import BadInput, NotFound
from annotator.formats import intake


@pytest.mark.parametrize(
    ("text", "otherwise", "expected"),
    [
        ("عنوان\nنص", "file", "عنوان"),
        ("\n  عنوان   طويل \nنص", "file", "عنوان طويل"),
        ("سطر واحد", "file", "file"),
        ("سطر واحد", "", "سطر واحد"),
        ("ا" * 200 + "\nنص", "file", "file"),
    ],
)
def test_a_headline_is_a_short_first_line(text, otherwise, expected):
    assert intake.headline(text, otherwise) == expected


def test_the_source_tells_the_bytes(write):
    raw = "نص\r\n".encode("cp1256")
    path = write("a.txt", raw)
    text, source = intake.decoded(path, intake.read_bytes(path), reading(encoding="cp1256"))
    assert text == "نص\n"
    assert (source.name, source.raw, source.sha256) == (
        "a.txt",
        raw,
        hashlib.sha256(raw).hexdigest(),
    )
    path = write("b.txt", "نص\n")
    assert intake.decoded(path, intake.read_bytes(path), reading())[1].raw is None


def test_what_cannot_be_read_is_named(write, tmp_path):
    with pytest.raises(NotFound, match="none"):
        intake.read_bytes(tmp_path / "none")
    path = write("a.txt", b"12345")
    with pytest.raises(BadInput, match=r"a\.txt"):
        intake.read_bytes(path, 4)
    with pytest.raises(BadInput, match=r"a\.txt"):
        intake.decoded(path, b"a\0", reading(encoding="utf-8"))


def test_a_field_becomes_an_article():
    one = intake.from_field("\ufeffنص\r\nسطر", "  عنوان\n طويل ", {"a": 1}, "f.csv", reading())
    assert (one.article.title, one.article.text, one.article.meta) == (
        "عنوان طويل",
        "نص\nسطر",
        {"a": 1},
    )
    with pytest.raises(BadInput):
        intake.from_field(" \n", "", {}, "f.csv", reading())
