import re
from pathlib import Path

import pytest
from records import articles, contents, reading

from annotator.errors import BadInput
from annotator.formats import by_id, guess
from annotator.formats.format import AnnotatorMarks, ArticleRecord, Failed, Loss, WriteOptions
from annotator.model.annotation import Annotation, AnnotatorKind, Status
from annotator.model.article import Article
from annotator.model.marks import Entity, Relation, Span

WEBANNO = by_id("webanno")
INCEPTION = Path(__file__).parent / "golden" / "webanno" / "inception"
CASES = sorted(INCEPTION.glob("*/reference.tsv"))


def ending_of(path):
    return path.parent.name


def expected(xmi):
    """The marks of a reference file, by a look at its attributes."""
    text = (
        re.search(r'sofaString="([^"]*)"', xmi)[1].replace("&#10;", "\n").replace("&#128522;", "😊")
    )
    units = text.encode("utf-16-le")
    found, empty = [], 0
    for tag in re.findall(r"<(?:type4:NamedEntity|custom:Span) [^>]*>", xmi):
        begin, end = (int(re.search(rf' {name}="(\d+)"', tag)[1]) for name in ("begin", "end"))
        value = re.search(r'value="([^"]*)"', tag)
        words = units[begin * 2 : end * 2].decode("utf-16-le")
        empty += begin == end
        if begin < end:
            start = len(units[: begin * 2].decode("utf-16-le"))
            found.append((start, words, value[1] if value else "Span"))
    return text, sorted(found), empty


@pytest.mark.parametrize("path", CASES, ids=ending_of)
def test_the_files_of_inception_hold_the_marks_that_their_xmi_holds(path):
    text, spans, empty = expected(path.with_suffix(".xmi").read_text("utf-8"))
    assert guess(path) is WEBANNO
    found = list(WEBANNO.read(path, reading()))
    (record,) = articles(found)
    assert record.article.text == text
    entities = record.annotations[0].annotation.entities.values()
    read = sorted((e.start, e.of(text), e.label) for e in entities if e.label != "Token")
    assert read == spans
    assert [one.kind for one in found if isinstance(one, Loss)] == ["zero_width"] * empty
    assert not [one for one in found if isinstance(one, Failed)]


def test_relations_of_inception_run_from_governor_to_dependent():
    (one,) = articles(WEBANNO.read(INCEPTION / "testSubTokenRelation" / "reference.tsv", reading()))
    marks = one.annotations[0].annotation
    (relation,) = marks.relations.values()
    assert [marks.entities[end].start for end in (relation.head, relation.tail)] == [0, 3]
    path = INCEPTION / "testSingleTokenRelationWithFeatureValue" / "reference.tsv"
    (one,) = articles(WEBANNO.read(path, reading()))
    marks = one.annotations[0].annotation
    (relation,) = marks.relations.values()
    ends = [marks.entities[end].of(one.article.text) for end in (relation.head, relation.tail)]
    assert (relation.label, ends) == ("nsubj", ["This", "."])


@pytest.mark.parametrize("path", CASES, ids=ending_of)
def test_what_was_read_of_inception_is_written_and_read_as_the_same(path, tmp_path):
    records = articles(WEBANNO.read(path, reading()))
    WEBANNO.write(records, tmp_path / "out", WriteOptions())
    (again,) = articles(WEBANNO.read(tmp_path / "out", reading()))
    assert again.article.text == records[0].article.text
    assert contents(again.annotations[0].annotation) == contents(
        records[0].annotations[0].annotation
    )


def record(uid, *annotators, **kinds):
    text = "ميتا في مصر"
    marks = (
        Entity("a", (Span(0, 4),), "ORG"),
        Entity("b", (Span(8, 11),), "GPE"),
        Relation("r", "a", "b", "in"),
    )
    many = tuple(AnnotatorMarks(name, Annotation.of(marks), **kinds) for name in annotators)
    return ArticleRecord(Article(uid, f"عنوان {uid}", text, {"n": 1}), many)


def test_every_annotator_has_files_and_comes_back(tmp_path):
    many = [record("1", "layla", "عمر"), record("2", "عمر"), record("3")]
    report = WEBANNO.write(many, tmp_path / "out", WriteOptions(annotators=("layla", "عمر")))
    names = {
        path.relative_to(tmp_path / "out").as_posix()
        for path in report.files
        if path.suffix == ".tsv"
    }
    assert names == {"layla/1.tsv", "عمر/1.tsv", "عمر/2.tsv", "3.tsv"}
    found = articles(WEBANNO.read(tmp_path / "out", reading()))
    assert sorted((one.article.uid, *[a.annotator for a in one.annotations]) for one in found) == [
        ("1", "layla"), ("1", "عمر"), ("2", "عمر"), ("3",),
    ]  # fmt: skip


def test_what_the_format_has_no_place_for_comes_back_from_the_index(tmp_path):
    one = record("1", "gold", kind=AnnotatorKind.GOLD, status=Status.DONE)
    WEBANNO.write([one], tmp_path / "out", WriteOptions())
    (back,) = articles(WEBANNO.read(tmp_path / "out", reading()))
    assert back.article == one.article
    assert (back.annotations[0].kind, back.annotations[0].status) == (
        AnnotatorKind.GOLD,
        Status.DONE,
    )


def test_two_people_of_an_export_of_inception_are_known_by_their_files(write):
    tsv = "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=نص\n1-1\t0-2\tنص\t\n"
    for name in ("layla", "عمر", "INITIAL_CAS"):
        path = write(f"annotation/news.txt/{name}.tsv", tsv)
    found = articles(WEBANNO.read(path.parent.parent, reading()))
    assert [[each.annotator for each in one.annotations] for one in found] == [
        [],
        ["layla"],
        ["عمر"],
    ]
    assert {one.article.title for one in found} == {"news.txt"}


def test_a_damaged_file_is_named_with_its_line(write):
    path = write("a.tsv", "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=a\nx\n")
    with pytest.raises(BadInput, match=r"a\.tsv:5: "):
        list(WEBANNO.read(path, reading()))
    (told,) = WEBANNO.read(path, reading(keep_going=True))
    assert isinstance(told, Failed)
