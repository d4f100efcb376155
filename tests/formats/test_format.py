import pytest
from records import reading

from annotator.errors import BadInput
from annotator.formats import FORMATS, by_id
from annotator.formats.format import Choice, Failed, Loss, Remark, WriteOptions, failed


def test_a_reader_stops_with_the_place_in_its_message():
    with pytest.raises(BadInput, match=r"^a\.txt: no$"):
        failed("a.txt", BadInput("no"), reading())
    with pytest.raises(BadInput, match=r"^a\.txt: no$"):
        failed("a.txt", BadInput("a.txt: no"), reading())


def test_a_reader_that_keeps_going_tells_the_place_once():
    for message in ("no", "a.txt: no"):
        told = failed("a.txt", BadInput(message), reading(keep_going=True))
        assert told == Failed("a.txt", "no")


def test_what_a_file_says_breaks_no_message_in_two():
    assert failed("a.txt", BadInput("a\nb"), reading(keep_going=True)).why == "a b"
    assert Failed("a.txt", "a\n b").why == "a b"
    with pytest.raises(BadInput, match=r"^a\.txt: a b$"):
        failed("a.txt", BadInput("a.txt: a\nb"), reading())


def test_a_file_with_two_spaces_in_its_name_is_named_once():
    two = BadInput("a  b.txt: c")
    assert failed("a  b.txt", two, reading(keep_going=True)) == Failed("a  b.txt", "c")
    with pytest.raises(BadInput, match=r"^a  b\.txt: c$"):
        failed("a  b.txt", two, reading())


def test_nothing_that_is_told_of_a_file_breaks_a_line():
    told = [
        Failed("a  b.txt:3 x\u2028y", "a\nb"),
        Remark("a\nb", "c\r\nd"),
        Loss("field", "a.txt:1", "", "\n of it has no place here."),
    ]
    assert told[0].where == "a  b.txt:3 x y"
    assert [len(f"{one}".splitlines()) for one in told] == [1, 1, 1]
    assert (told[1].where, told[1].what) == ("a b", "c d")
    assert told[2].why == "of it has no place here."


def test_every_format_is_found_by_its_id():
    assert [by_id(one.id) for one in FORMATS] == list(FORMATS)


def test_what_writes_says_what_it_loses():
    for one in FORMATS:
        assert (one.write is None) == (one.losses is None)
        assert one.write is not None or not one.cannot_carry


def test_every_format_reads_or_writes():
    assert all(one.read or one.write for one in FORMATS)
    assert all(one.write for one in FORMATS if one.choices)


def test_the_first_value_of_a_choice_holds_where_none_is_chosen():
    scheme = Choice("scheme", ("iob2", "bioes"))
    assert scheme.of(WriteOptions()) == "iob2"
    assert scheme.of(WriteOptions(choices={"scheme": "bioes"})) == "bioes"
    with pytest.raises(BadInput, match="iob2, bioes"):
        scheme.of(WriteOptions(choices={"scheme": "x"}))
