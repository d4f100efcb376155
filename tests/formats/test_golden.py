"""The hard cases are written as they were when somebody looked at them, losses and all."""

import pytest
from records import articles, reading
from remake_golden import GOLDEN, files_of

from annotator.formats import FORMATS, by_id
from annotator.formats.format import Failed, Remark

WRITING = [one for one in FORMATS if one.write]


@pytest.mark.parametrize("one", WRITING, ids=lambda one: one.id)
def test_the_hard_cases_are_written_as_before(one, tmp_path):
    place = GOLDEN / one.id / "written"
    expected = {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file()
    }
    written = files_of(one, tmp_path)
    assert sorted(written) == sorted(expected)
    for name, data in expected.items():
        assert written[name].decode() == data.decode(), name


def test_the_hard_cases_read_without_a_failure(hard):
    found = list(by_id("native").read(GOLDEN / "hard.jsonl", reading()))
    assert not [one for one in found if isinstance(one, Failed | Remark)]
    assert len(hard) == 11


def test_crlf_counts_as_the_file_counts_it(write):
    text = "\ufeffأول\r\nثان 😀\r\nثالث"
    path = write("crlf.txt", text)
    lines = [("LOC", "ثان"), ("PERS", "ثالث"), ("BOTH", "ثان 😀\r\nثالث")]
    ann = ""
    for n, (label, words) in enumerate(lines, start=1):
        at = text.index(words)
        shown = words.replace("\r\n", " ")
        ann += f"T{n}\t{label} {at} {at + len(words)}\t{shown}\r\n"
    write("crlf.ann", ann)
    (one,) = articles(by_id("brat").read(path, reading()))
    assert one.article.text == "أول\nثان 😀\nثالث"
    words = {
        e.label: e.of(one.article.text) for e in one.annotations[0].annotation.entities.values()
    }
    assert words == {"LOC": "ثان", "PERS": "ثالث", "BOTH": "ثان 😀\nثالث"}
