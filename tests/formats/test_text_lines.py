import pytest
from records import reading

from annotator.errors import BadInput, NotFound
from annotator.formats import text_lines
from annotator.formats.text_lines import lines


def read(path, **options):
    return list(lines(path, reading(**options)))


def test_lines_are_numbered_whatever_ends_them(write):
    text = "أ\r\nب\u2028ج\n\nد"
    expected = [(1, "أ"), (2, "ب\u2028ج"), (3, ""), (4, "د")]
    for raw in (text.encode(), b"\xef\xbb\xbf" + text.encode(), text.encode("utf-16")):
        assert read(write("a", raw)) == expected


def test_another_encoding_is_found_out_or_named(write):
    path = write("a", "هذا نص عربي طويل بما يكفي\nسطر".encode("cp1256"))
    assert read(path) == read(path, encoding="cp1256")
    assert read(path)[1] == (2, "سطر")


def test_bytes_that_are_no_text_are_named_by_line(write, monkeypatch):
    monkeypatch.setattr(text_lines, "_LOOKED_AT", 10)
    with pytest.raises(BadInput, match=r"a:3: byte 2 is not UTF-8"):
        read(write("a", "أ O\nب O\nx".encode() + b"\xff O\n"))


def test_a_line_without_end_is_refused(write):
    path = write("a", b"x\n" + b"y" * 2**22)
    with pytest.raises(BadInput, match=r"a:2: longer than 1 MB"):
        read(path)


def test_lines_that_lie_across_two_chunks(write, monkeypatch):
    monkeypatch.setattr(text_lines, "LONGEST_LINE", 16)
    expected = [f"كلمة{n}" for n in range(20)]
    assert [line for _, line in read(write("a", "\n".join(expected)))] == expected


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(NotFound):
        read(tmp_path / "none")


def test_a_sentence_without_an_end_is_refused(write, monkeypatch):
    monkeypatch.setattr(text_lines, "MOST_LINES", 3)
    path = write("a.conllu", "a\nb\nc\n \na\nb\nc\n\n")
    assert len(list(text_lines.in_sentences(text_lines.lines(path, reading()), path))) == 9
    path = write("a.conllu", "a\n" * 4)
    with pytest.raises(BadInput, match=r"a\.conllu:4: more than 3 lines"):
        list(text_lines.in_sentences(text_lines.lines(path, reading()), path))
