import pytest
from records import articles, reading

from annotator.errors import BadInput
from annotator.formats import conll_reading, text_lines
from annotator.formats.conll_reading import read
from annotator.formats.format import Failed, Loss, Remark


def found(path, **options):
    return list(read(path, reading(**options)))


def marks(one):
    entities = one.annotations[0].annotation.in_reading_order()
    return [(e.of(one.article.text), e.label) for e in entities]


def test_words_become_a_text_of_a_line_for_each_sentence(write):
    path = write(
        "a.conll", "-DOCSTART- O\n\nزار B-X\nمصر I-X\n\n\nأمس O\n\n-DOCSTART- O\n\nثم B-Y\n\n"
    )
    first, second, remark = found(path)
    assert first.article.text == first.article.title + "\nأمس" == "زار مصر\nأمس"
    assert marks(first) == [("زار مصر", "X")]
    assert (second.article.text, marks(second)) == ("ثم", [("ثم", "Y")])
    assert remark == Remark(
        str(path), "words were joined by spaces, and each sentence is a line; its tags are IOB2."
    )


def test_other_columns_are_named_as_losses(write):
    path = write("a.conll", "EU NNP B-NP B-ORG\nrejects VBZ B-VP O\n. . O O\n")
    one, _, *losses = found(path)
    assert marks(one) == [("EU", "ORG")]
    assert [(loss.kind, loss.article) for loss in losses] == [("column", str(path))] * 2
    assert [loss.why for loss in losses] == [
        "Column 2 (NNP …) of 3 words.",
        "Column 3 (B-NP …) of 3 words.",
    ]


def test_comments_are_named_as_losses_and_a_hash_is_a_word(write):
    path = write("a.conll", "# id = 5\n# O\nمصر B-X\n")
    loss, one, _ = found(path)
    assert loss == Loss("comment", f"{path}:1", "", "A comment: # id = 5")
    assert one.article.text == "# مصر"


@pytest.mark.parametrize(
    ("text", "told"),
    [("أ I-X\nب B-X\n", "IOB1"), ("أ I-X\n", "IO"), ("أ S-X\n", "BIOES"), ("أ O\n", None)],
)
def test_the_scheme_is_said(write, text, told):
    *_, remark = found(write("a.conll", text))
    assert ("tags are" in remark.what) == (told is not None)
    assert told is None or f"tags are {told}." in remark.what


def test_tags_that_follow_nothing_are_counted(write):
    *_, remark = found(write("a.conll", "أ B-X\nب I-Y\n\nج I-X\n"))
    assert "2 tags that follow nothing" in remark.what


def test_the_first_bad_line_is_named_or_passed_over(write):
    path = write("a.conll", "أ O\nب\nج B-X\nد O\n")
    with pytest.raises(BadInput, match=r"a\.conll:2: 2 columns were expected, and there are 1"):
        found(path)
    failure, one, _ = found(path, keep_going=True)
    assert (failure.where, one.article.text) == (f"{path}:2", "أ ب ج د")
    assert marks(one) == [("ج", "X")]


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"-DOCSTART- O\n"])
def test_a_file_without_words_is_refused(write, raw):
    with pytest.raises(BadInput, match="no text"):
        found(write("a.conll", raw))


def test_line_ends_marks_of_order_and_encodings(write):
    text = "أ B-X\r\nب I-X\r\n\r\nج O"
    for raw in (text.encode(), b"\xef\xbb\xbf" + text.encode(), text.encode("utf-16")):
        (one,) = articles(found(write("a.conll", raw)))
        assert (one.article.text, marks(one)) == ("أ ب\nج", [("أ ب", "X")])
    old = "هذا B-X\nنص O\nعربي O\n".encode("cp1256")
    (one,) = articles(found(write("a.conll", old), encoding="cp1256"))
    assert one.article.text == "هذا نص عربي"


def test_a_nul_is_refused(write):
    with pytest.raises(BadInput, match="NUL"):
        found(write("a.conll", "أ O\nب\x00 O\n"))


def test_more_kinds_of_tails_than_are_kept(write, monkeypatch):
    monkeypatch.setattr(conll_reading, "_MOST_TAILS", 2)
    path = write("a.conll", "".join(f"w{n} N{n} B-X{n}\n" for n in range(5)) * 2)
    one, _, loss = found(path)
    assert [label for _, label in marks(one)] == [f"X{n}" for n in range(5)] * 2
    assert "of 10 words" in loss.why


def test_a_failed_article_does_not_take_the_others_with_it(write, monkeypatch):
    monkeypatch.setattr(text_lines, "_LOOKED_AT", 12)
    path = write("a.conll", "-DOCSTART- O\n\nأ\x00 O\n\n-DOCSTART- O\n\nب O\n")
    failure, one, _ = found(path, keep_going=True)
    assert isinstance(failure, Failed)
    assert one.article.text == "ب"


def test_the_mark_for_a_clitic_is_kept_and_counted(write):
    one, remark = found(write("a.conll", "و O\n$#$ O\nمصر B-X\n$#$ O\n"))
    assert one.article.text == "و $#$ مصر $#$"
    assert "2 words are no words but the mark “$#$”" in remark.what


def test_what_would_fill_the_memory_is_refused(write, monkeypatch):
    monkeypatch.setattr(conll_reading, "_MOST_WORDS", 50)
    for line in ("a O\n", "a\tO\n", "a x y\n"):
        with pytest.raises(BadInput, match=r"a\.conll:51: a sentence of more than 50 words"):
            found(write("a.conll", line * 60))
    monkeypatch.setattr(conll_reading, "_MOST_ENTITIES", 5)
    path = write("a.conll", "a B-X\n\n" * 9 + "-DOCSTART- O\n\na B-X\n")
    with pytest.raises(BadInput, match=r"a\.conll: an article .* more than 5 entities"):
        found(path)
    told, one, _ = found(path, keep_going=True)
    assert isinstance(told, Failed)
    assert marks(one) == [("a", "X")]
