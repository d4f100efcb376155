from pathlib import Path

import pytest
from records import articles, reading

from annotator.errors import BadInput
from annotator.formats import by_id, guess
from annotator.formats.format import AnnotatorMarks, ArticleRecord, Failed, WriteOptions
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.marks import Entity, Span

CONLL = by_id("conll")
GOLDEN = Path(__file__).parent / "golden" / "conll"
WOJOOD = Path(__file__).parents[3] / "shared" / "data" / "wojood_sample"
NESTED = WriteOptions(choices={"nested": "all"})


def record(text, *marks, annotators=("layla",), title="", **meta):
    annotations = [AnnotatorMarks(name, Annotation.of(marks)) for name in annotators]
    return ArticleRecord(Article("a", title or text, text, meta), tuple(annotations))


def entity(uid, start, end, label="X"):
    return Entity(uid, (Span(start, end),), label)


def written(tmp_path, one, **choices):
    out = tmp_path / "out.conll"
    report = CONLL.write([one], out, WriteOptions(choices=choices))
    return out.read_text().removeprefix("-DOCSTART- O\n\n").rstrip().split("\n"), report.losses


def test_outermost_entities_alone_or_all_as_several_tags(tmp_path):
    one = record("جامعة القاهرة اليوم", entity("a", 0, 13, "ORG"), entity("b", 6, 13, "GPE"))
    assert written(tmp_path, one) == (
        ["جامعة B-ORG", "القاهرة I-ORG", "اليوم O"],
        {"nested": 1},
    )
    lines, losses = written(tmp_path, one, nested="all")
    assert (lines[1], losses) == ("القاهرة I-ORG B-GPE", {})
    lines, _ = written(tmp_path, one, nested="all", scheme="bioes")
    assert lines[:3] == ["جامعة B-ORG", "القاهرة E-ORG S-GPE", "اليوم O"]


def test_tags_tell_no_two_apart_that_cross_under_one_label(tmp_path):
    one = record("أ ب ج", entity("a", 0, 3), entity("b", 2, 5), entity("c", 2, 5, "Y"))
    lines, losses = written(tmp_path, one, nested="all")
    assert (lines, losses) == (["أ B-X", "ب I-X B-Y", "ج I-Y"], {"nested": 1})


def test_tags_tell_two_apart_that_touch_under_one_label(tmp_path):
    one = record("أ ب ج", entity("a", 0, 1), entity("b", 2, 5))
    lines, losses = written(tmp_path, one, nested="all")
    assert (lines, losses) == (["أ B-X", "ب B-X", "ج I-X"], {})


def test_a_word_that_would_begin_an_article_is_split(tmp_path):
    one = record("أ -DOCSTART- ب", tokens="spaces", sentences="lines")
    lines, _ = written(tmp_path, one)
    assert lines[:4] == ["أ O", "- O", "DOCSTART- O", "ب O"]


def test_several_annotators_of_an_article_are_told_apart_by_nothing(tmp_path):
    one = record("أ ب", entity("a", 0, 1), annotators=("layla", "omar"))
    lines, losses = written(tmp_path, one)
    assert lines.count("أ B-X") == 2
    assert losses == {"annotator": 1}


def test_an_unknown_choice_is_refused(tmp_path):
    with pytest.raises(BadInput, match="iob2, bioes"):
        CONLL.write([], tmp_path / "out", WriteOptions(choices={"scheme": "iobes"}))


def test_no_articles_are_an_empty_file(tmp_path):
    CONLL.write([], tmp_path / "out", WriteOptions())
    assert (tmp_path / "out").read_bytes() == b""


def marks(one):
    entities = one.annotations[0].annotation.in_reading_order()
    return [(e.of(one.article.text), e.label) for e in entities]


def test_files_of_doccano():
    (one,) = articles(CONLL.read(GOLDEN / "doccano" / "example.conll", reading()))
    assert one.article.text == "JAPAN GET\nNadim Ladki"
    assert marks(one) == [("JAPAN", "LOC"), ("Nadim Ladki", "PER")]
    (one,) = articles(CONLL.read(GOLDEN / "doccano" / "labeling.trailing.conll", reading()))
    assert marks(one) == [("JAPAN", "LOC"), ("CHINA", "PER")]
    invalid = GOLDEN / "doccano" / "labeling.invalid.conll"
    with pytest.raises(BadInput, match=r"invalid\.conll:1: .*not SOCCERO"):
        list(CONLL.read(invalid, reading()))
    failure, one, _ = CONLL.read(invalid, reading(keep_going=True))
    assert isinstance(failure, Failed)
    assert marks(one) == [
        ("JAPAN", "LOC"), ("CHINA", "PER"), ("Nadim Ladki", "PER"),
        ("AL-AIN", "LOC"), ("United Arab Emirates", "LOC"),
    ]  # fmt: skip


def test_nested_entities_of_wojood_are_written_again_as_they_were(tmp_path):
    path = GOLDEN / "wojood" / "train.txt"
    (one,) = articles(CONLL.read(path, reading()))
    assert ("مجلس الأمن ضد الأسد", "ORG") in marks(one)
    assert ("الأسد", "PERS") in marks(one)
    CONLL.write([one], tmp_path / "out", NESTED)
    again = (tmp_path / "out").read_text().removeprefix("-DOCSTART- O\n\n")
    assert [line.strip() for line in path.read_text().split("\n")] == again[:-1].split("\n")


@pytest.mark.skipif(not WOJOOD.is_dir(), reason="the sample of Wojood is not there")
def test_the_whole_sample_of_wojood(tmp_path):
    before, after = [], []
    entities = 0
    for name in ("train", "val", "test"):
        path = WOJOOD / f"{name}.txt"
        (one,) = articles(CONLL.read(path, reading()))
        entities += len(one.annotations[0].annotation.entities)
        report = CONLL.write([one], tmp_path / name, NESTED)
        assert report.losses == {}
        before += [line.strip() for line in path.read_text().strip().split("\n")]
        after += (tmp_path / name).read_text().strip().split("\n")[2:]
    assert entities == 4222 + 1  # one I- follows nothing
    assert [sorted(line.split(" ")) for line in before if line != "الفرنسي I-FAC"] == [
        sorted(line.split(" ")) for line in after if line != "الفرنسي B-FAC"
    ]
    assert sum(line.startswith("$#$ O") for line in after) == 523


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("زار O\nمصر B-X\n\nأمس O\n", "conll"),
        ("زار مصر أمس\nثم عاد\n", "text"),
        ("BLOOD TYPE O\nthis and that\n", "text"),
        ("", "text"),
    ],
)
def test_a_text_with_tags_is_told_from_a_text(write, content, expected):
    assert guess(write("a.txt", content)).id == expected
