import warnings
from pathlib import Path

import cassis
import pytest
from hypothesis import given, settings
from records import articles, contents, reading, records
from test_archive_zip import zipped

from annotator.errors import BadInput
from annotator.formats import by_id, guess, sources
from annotator.formats.archives import Archives
from annotator.formats.format import (
    AnnotatorMarks,
    ArticleRecord,
    Failed,
    Loss,
    WriteOptions,
)
from annotator.formats.uima import NAMED_ENTITY, RELATION, TOKEN
from annotator.model.annotation import Annotation, AnnotatorKind
from annotator.model.article import Article
from annotator.model.marks import ArticleLabel, Entity, Relation, Span

CAS, WEBANNO = by_id("cas"), by_id("webanno")
GOLDEN = Path(__file__).parent / "golden"
PEERS = sorted((GOLDEN / "webanno" / "inception").glob("*/reference.xmi"))
DKPRO = GOLDEN / "cas" / "dkpro"
JSON = {"choices": {"syntax": "json"}}


def marks_of(path):
    found = list(by_id(guess(path).id).read(path, reading()))
    (record,) = articles(found)
    assert not [one for one in found if isinstance(one, Failed)]
    annotation = record.annotations[0].annotation
    ends = {e.uid: (e.start, e.end) for e in annotation.entities.values()}
    # The files disagree on the name of a layer, which is the label where there is no other.
    entities = sorted(
        (*ends[e.uid], "" if e.label in ("Span", "NamedEntity") else e.label)
        for e in annotation.entities.values()
    )
    relations = sorted((ends[r.head], ends[r.tail], r.label) for r in annotation.relations.values())
    losses = sorted((one.kind, one.why) for one in found if isinstance(one, Loss))
    return record.article.text, entities, relations, losses


@pytest.mark.parametrize("path", PEERS, ids=lambda path: path.parent.name)
def test_xmi_and_tsv_of_inception_say_the_same_losses_and_all(path):
    assert marks_of(path) == marks_of(path.with_suffix(".tsv"))


def test_xmi_and_json_of_dkpro_say_the_same():
    expected = ("هذا اختبار", [(0, 3, "Annotation"), (4, 10, "Annotation")], [], [])
    assert marks_of(DKPRO / "data.json") == marks_of(DKPRO / "debug.xmi") == expected


def opened(path, types):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        if path.suffix == ".json":
            with path.open("rb") as file:
                return cassis.load_cas_from_json(file)
        return cassis.load_cas_from_xmi(path, typesystem=cassis.load_typesystem(types))


@pytest.mark.parametrize("options", [{}, JSON], ids=["xmi", "json"])
def test_the_library_of_dkpro_reads_what_we_wrote(hard, tmp_path, options):
    CAS.write(hard, tmp_path / "out", WriteOptions(**options))
    wanted = {
        record.article.uid: record for record in articles(CAS.read(tmp_path / "out", reading()))
    }
    files = [
        path
        for _, path in sorted((p.stem, p) for p in (tmp_path / "out").rglob("*.*"))
        if path.stem in wanted
    ]
    assert len(files) == len(hard)
    for path in files:
        cas = opened(path, tmp_path / "out" / "TypeSystem.xml")
        record = wanted[path.stem]
        assert cas.sofa_string == record.article.text
        pieces = sorted((one.get_covered_text(), one.value) for one in cas.select(NAMED_ENTITY))
        annotation = record.annotations[0].annotation if record.annotations else Annotation()
        assert pieces == sorted(
            (span.of(cas.sofa_string), e.label)
            for e in annotation.entities.values()
            for span in e.spans
        )
        related = sorted(
            (one.Governor.begin, one.value, one.Dependent.begin) for one in cas.select(RELATION)
        )
        starts = {e.uid: e.start for e in annotation.entities.values()}
        assert related == sorted(
            (starts[r.head], r.label, starts[r.tail]) for r in annotation.relations.values()
        )
        assert cas.select(TOKEN)


@pytest.mark.parametrize("ending", ["xmi", "json"])
def test_what_the_library_of_dkpro_wrote_is_read(tmp_path, ending):
    types = cassis.TypeSystem()
    span = types.create_type("webanno.custom.Person")
    types.create_feature(span, "value", "uima.cas.String")
    types.create_feature(span, "sure", "uima.cas.Boolean")
    types.create_feature(span, "friends", "uima.cas.FSArray", elementType=span)
    cas = cassis.Cas(types)
    cas.sofa_string = text = "😀 «ميتا»\r\nو مارك"
    cas.sofa_mime = "text/plain"
    first = span(begin=text.index("ميتا"), end=text.index("»"), value="ORG", sure=True)
    second = span(begin=text.index("مارك"), end=len(text), value="PERS")
    second.friends = types.get_type("uima.cas.FSArray")(elements=[first])
    cas.add_all([first, second])
    path = tmp_path / f"a.{ending}"
    types.to_xml(tmp_path / "TypeSystem.xml")
    cas.to_xmi(path) if ending == "xmi" else cas.to_json(path)
    found = list(CAS.read(path, reading()))
    (record,) = articles(found)
    assert record.article.text == text.replace("\r\n", "\n")
    entities = record.annotations[0].annotation.entities.values()
    assert [(e.of(record.article.text), e.label, e.attributes) for e in entities] == [
        ("ميتا", "ORG", (("sure", True),)),
        ("مارك", "PERS", ()),
    ]
    assert [one.kind for one in found if isinstance(one, Loss)] == ["slot"]


@given(data=records())
@settings(max_examples=30)
def test_marks_come_back_from_json_but_for_the_losses(tmp_path_factory, data):
    out = tmp_path_factory.mktemp("json") / "out"
    report = CAS.write(data, out, WriteOptions(**JSON))
    lost = list(CAS.losses(data, WriteOptions(**JSON)))
    assert sum(report.losses.values()) == len(lost)
    back = {one.article.uid: one for one in articles(CAS.read(out, reading()))}
    for before in data:
        gone = {loss.mark for loss in lost if loss.article == before.article.uid}
        assert back[before.article.uid].article == before.article
        there = contents(back[before.article.uid].annotations[0].annotation)
        assert contents(before.annotations[0].annotation, gone) <= there


def with_text(text, *marks, uid="1"):
    return ArticleRecord(
        Article(uid, "عنوان", text), (AnnotatorMarks("layla", Annotation.of(marks)),)
    )


def test_a_text_that_xml_cannot_hold_is_not_written_and_never_altered(tmp_path):
    marks = (
        Entity("e", (Span(0, 1),), "A"),
        Relation("r", "e", "e", "of"),
        ArticleLabel("topic", "x"),
    )
    both = [with_text("a\x0bb", *marks), with_text("ab", *marks, uid="2")]
    report = CAS.write(both, tmp_path / "xmi", WriteOptions())
    assert report.losses == {"characters": 4}
    lost = list(CAS.losses(both, WriteOptions()))
    assert {loss.mark for loss in lost} == {"", "e", "r", "topic=x"}
    assert "U+000B" in lost[0].why
    assert [one.article.uid for one in articles(CAS.read(tmp_path / "xmi", reading()))] == ["2"]
    assert CAS.write(both, tmp_path / "json", WriteOptions(**JSON)).losses == {}
    assert [one.article.text for one in articles(CAS.read(tmp_path / "json", reading()))] == [
        "a\x0bb",
        "ab",
    ]


def test_what_xml_cannot_hold_of_a_mark_is_lost_alone(tmp_path):
    marks = (
        Entity("a", (Span(0, 1),), "A\x01"),
        Entity("b", (Span(1, 2),), "B", (("kind", "\x02"),), "\x03"),
        Relation("r", "a", "b", "of"),
        ArticleLabel("topic", "\x04"),
    )
    report = CAS.write([with_text("ab", *marks)], tmp_path / "out", WriteOptions())
    assert report.losses == {"attributes": 1, "characters": 1, "label": 1, "note": 1, "relation": 1}
    (back,) = articles(CAS.read(tmp_path / "out", reading()))
    assert [
        (e.label, e.note, e.attributes) for e in back.annotations[0].annotation.entities.values()
    ] == [("B", "", ())]


def xmi(text, value="A"):
    return (
        '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:x="http:///x.ecore">'
        f'<x:A xmi:id="2" sofa="1" begin="0" end="1" value="{value}"/>'
        f'<cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="{text}"/><cas:View sofa="1" members="2"/></xmi:XMI>'
    )


def people(found):
    return sorted((one.article.title, one.annotations[0].annotator) for one in articles(found))


def test_an_export_of_inception_says_who_did_what(write):
    inner = zipped({"CAS123.xmi": xmi("news")})
    path = write(
        "project.zip",
        zipped(
            {
                "annotation/a.txt/layla.zip": inner,
                "annotation/a.txt/omar.xmi": xmi("news"),
                "annotation/a.txt/INITIAL_CAS.xmi": xmi("news"),
                "curation/a.txt/CURATION_USER.zip": inner,
            }
        ),
    )
    found = []
    with Archives() as archives:
        for place, one in sources(path, archives):
            assert one is CAS
            found += articles(CAS.read(place, reading()))
    assert people(found) == [
        ("a.txt", "CURATION_USER"),
        ("a.txt", "INITIAL_CAS"),
        ("a.txt", "layla"),
        ("a.txt", "omar"),
    ]
    kinds = {one.annotations[0].annotator: one.annotations[0].kind for one in found}
    assert kinds["CURATION_USER"] is AnnotatorKind.GOLD


def test_files_of_one_text_in_one_folder_are_those_of_people(write):
    for name in ("a/layla.xmi", "a/omar.xmi", "b/one.xmi", "b/two.xmi"):
        path = write(name, xmi("news" if name[0] == "a" else name))
    found = [
        one
        for place, each in sources(path.parent.parent, Archives())
        for one in each.read(place, reading())
    ]
    assert people(found) == [("a", "layla"), ("a", "omar"), ("one", ""), ("two", "")]


def test_a_type_system_is_no_article(write):
    path = write("in/a.xmi", xmi("news"))
    write("in/TypeSystem.xml", "<typeSystemDescription/>")
    assert [place.name for place, _ in sources(path.parent, Archives())] == ["a.xmi"]


@pytest.mark.parametrize(
    "raw", ["<!DOCTYPE a><a/>", "<a", xmi(""), xmi("a").replace('xmi:id="2"', 'xmi:id="b"')]
)
def test_a_file_that_cannot_be_read_is_named(write, raw):
    path = write("a.xmi", raw)
    with pytest.raises(BadInput, match=r"a\.xmi"):
        list(CAS.read(path, reading()))
    (told,) = CAS.read(path, reading(keep_going=True))
    assert isinstance(told, Failed)


def test_a_mark_inside_a_character_fails_alone(write):
    path = write("a.xmi", xmi("😀"))
    found = list(CAS.read(path, reading()))
    assert [type(one) for one in found] == [Failed, ArticleRecord]
