import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.errors import BadInput
from annotator.text.clean import cleaned, decode, in_letters

ARABIC = "قال وزير الخارجية إن شركة ميتا، في باريس، استثمرت 14.3 مليار دولار.\nوكانت الشركة قد أعلنت ذلك."
# No control characters: UTF-16 cannot be told from UTF-8 among them.
TEXTS = st.text(
    st.sampled_from("ابةلا \u064b\u00a0\u2028\u200f😀\n")
    | st.characters(codec="utf-8", exclude_categories=["Cc"])
)


@given(TEXTS)
@example("\ufeffا")
def test_utf8_comes_out_as_it_went_in_but_for_a_mark_at_the_start(text):
    assert decode(text.encode()).text == text.lstrip("\ufeff")


@given(st.text(st.sampled_from("اب\r\n\ufeff ")))
def test_cleaning_changes_line_ends_and_the_mark_and_is_done_after_once(text):
    clean = cleaned(text)
    assert "\r" not in clean
    assert clean.splitlines() == text.lstrip("\ufeff").splitlines()
    assert cleaned(clean) == clean


@given(TEXTS, st.sampled_from(["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]))
def test_an_encoding_that_is_named_wins(text, encoding):
    assert decode(text.encode(encoding), encoding).text == text.lstrip("\ufeff")


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
     (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")],
)  # fmt: skip
def test_a_byte_order_mark_tells_the_encoding(mark, codec):
    raw = mark + ARABIC.encode(codec)
    found = decode(raw)
    assert (found.text, found.encoding, found.differs) == (ARABIC, codec, True)
    assert decode(raw, found.encoding) == found


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "cp1256"])
@pytest.mark.parametrize("text", [ARABIC, "ميتا", "شركة ميتا", "Scale AI في وادي السيليكون"])
def test_encodings_without_a_mark_are_found_out(codec, text):
    raw = text.encode(codec)
    found = decode(raw)
    assert (found.text, found.encoding) == (text, codec)
    assert found.differs
    assert decode(raw, found.encoding) == found


@pytest.mark.parametrize("codec", ["iso8859-6", "cp1251"])
def test_other_code_pages_are_found_out_where_the_text_is_long_enough(codec):
    text = "Привет, это статья о большой компании из Москвы" if codec == "cp1251" else ARABIC
    found = decode(text.encode(codec))
    assert (found.text, found.encoding) == (text, codec)


def test_french_words_do_not_hide_windows_1256():
    text = "قالت صحيفة Libération إن الشركة انتقلت إلى café في باريس"
    assert decode(text.encode("cp1256")).text == text


def test_bytes_are_kept_only_where_they_differ_from_the_text():
    assert not decode(ARABIC.encode()).differs
    assert not decode(b"").differs
    assert decode(ARABIC.replace("\n", "\r\n").encode()).differs
    assert decode(b"\xef\xbb\xbfa").differs


def test_white_space_and_marks_stay_as_they_are():
    text = "\u00a0ا\u2028ب\u0085ت\x0bث\u064b ﷺ"
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"ab\ncd\x00e", "Line 2, column 3: a NUL"),
        ("\u0627\r\nab\x00c".encode(), "Line 2, column 3: a NUL"),
        (b"a\n\xed\xa0\x80b", "Line 2, column 1: half a character (a lone surrogate, U+D800)"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xdcb\x00", "Line 1, column 2: half a character"),
    ],
)
def test_what_no_text_may_hold_is_named_with_its_place(raw, place):
    with pytest.raises(BadInput) as refused:
        decode(raw)
    assert place in str(refused.value)


def test_text_from_other_files_is_refused_alike():
    with pytest.raises(BadInput, match="Line 3, column 2"):
        cleaned("\r\n\nا\ud83d")


@pytest.mark.parametrize(
    ("raw", "said"),
    [(b"\x89PNG\r\n\x1a\n\x00", "PNG"), (b"PK\x03\x04\x14\x00", "ZIP"), (b"%PDF-1.7", "PDF"), (b"\xff\x00\xfe\x01\x00\x02\x90", "bytes of zero")],
)  # fmt: skip
def test_files_that_are_no_text_are_refused_in_words(raw, said):
    with pytest.raises(BadInput, match=said):
        decode(raw)


def test_damaged_utf8_is_refused_and_not_read_as_something_else():
    raw = ARABIC.encode().replace("ميتا".encode(), "ميت".encode() + b"\xd8")
    with pytest.raises(BadInput, match=r"Byte \d+ \(line 1\) is not text in utf-8"):
        decode(raw)


def test_a_wrong_name_and_a_wrong_encoding_are_refused():
    for name in ("no-such", "hex", "a\x00b"):
        with pytest.raises(BadInput, match="no text encoding"):
            decode(b"abc", name)
    with pytest.raises(BadInput, match=r"Byte 4 \(line 2\)"):
        decode("abc\nب".encode(), "ascii")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("news.txt", "news.txt"),
        ("خبر", "خبر"),
        ("خبر".encode().decode("ascii", "surrogateescape"), "خبر"),
        ("bad\udcffname", "bad\ufffdname"),
        ("خبر\ud800\udfff", "خبر\ufffd\ufffd"),
    ],
)
def test_a_name_from_the_system_becomes_letters_that_can_be_kept(name, expected):
    assert in_letters(name) == expected
    assert in_letters(name).encode()
