import pytest
from records import reading

from annotator.formats.brat_ann import read_marks
from annotator.formats.places import Places

TEXT = "زار محمد القاهرة\nومصر أمس"


def marks(*lines):
    """Label → words of the entities; and all that was read."""
    annotation, failed = read_marks(
        "\n".join(lines) + "\n", Places(TEXT), reading().new_uid, "a.ann"
    )
    return annotation, failed


def entity(annotation, label):
    (one,) = [e for e in annotation.entities.values() if e.label == label]
    return one


def test_every_kind_of_line():
    annotation, failed = marks(
        "#1\tAnnotatorNotes T1\tملاحظة",
        "R1\tlives_in Arg1:T1 Arg2:T2\t",
        "T1\tPERS 4 8\tمحمد",
        "T2\tGPE 9 16\tالقاهرة",
        "T3\tORG 0 3;9 16\tزار القاهرة",
        "A1\tSure T1",
        "M2\tKind T1 Name",
        "A3\tSure R1",
        "#2\tAnnotatorNotes T1\tأخرى",
        "*\tAlias T1 T2 T3",
    )
    assert failed == []
    person, place = entity(annotation, "PERS"), entity(annotation, "GPE")
    assert person.of(TEXT) == "محمد"
    assert person.attributes == (("Kind", "Name"), ("Sure", True))
    assert person.note == "ملاحظة\nأخرى"
    assert entity(annotation, "ORG").of(TEXT) == "زار القاهرة"
    first, *alias = annotation.relations.values()
    assert (first.head, first.tail, first.label, first.attributes) == (
        person.uid,
        place.uid,
        "lives_in",
        (("Sure", True),),
    )
    assert [(r.head, r.tail, r.label) for r in alias] == [
        (person.uid, place.uid, "Alias"),
        (place.uid, entity(annotation, "ORG").uid, "Alias"),
    ]


def test_fragments_that_only_a_line_break_parts_are_one():
    annotation, failed = marks("T1\tX 9 16;17 21\tالقاهرة ومصر", "T2\tY 9 21\tالقاهرة ومصر")
    assert failed == []
    assert [e.of(TEXT) for e in annotation.entities.values()] == ["القاهرة\nومصر"] * 2


def test_an_event_is_its_trigger_with_relations_to_its_arguments():
    annotation, told = marks(
        "E2\tTell:T3 Event:E1",
        "T1\tPERS 4 8\tمحمد", "T2\tVisit 0 3\tزار", "E1\tVisit:T2 Who:T1 Who2:T4", "A1\tSure E1",
        "#1\tAnnotatorNotes E1\tن", "R1\tby Arg1:E1 Arg2:T1\t", "T3\tTell 22 25\tأمس", "T4\tGPE 18 21\tمصر",
    )  # fmt: skip
    trigger = entity(annotation, "Visit")
    assert (trigger.attributes, trigger.note) == ((("Sure", True),), "ن")
    labels = {e.uid: e.label for e in annotation.entities.values()}
    relations = {(labels[r.head], r.label, labels[r.tail]) for r in annotation.relations.values()}
    assert relations == {
        ("Visit", "by", "PERS"), ("Visit", "Who", "PERS"), ("Visit", "Who", "GPE"), ("Tell", "Event", "Visit"),
    }  # fmt: skip
    assert [(one.kind, one.article) for one in told] == [("event", "a.ann:1"), ("event", "a.ann:4")]


def test_a_reference_is_an_attribute():
    annotation, told = marks("T1\tPERS 4 8\tمحمد", "N1\tReference T1 Wikidata:Q1\tمحمد علي")
    assert entity(annotation, "PERS").attributes == (("Reference", "Wikidata:Q1"),)
    assert [(one.kind, "محمد علي" in one.why) for one in told] == [("reference", True)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("#1\tAnnotatorNotes A1\tن", "note"),
        ("#1\tTranslation T1\tن", "note_kind"),
        ("R1\tin Who:T1 Where:T2", "role"),
        ("E1\tVisit:T1", "event"),
        ("E1\tPERS:T1\nE2\tPERS:T1", "event"),
    ],
)
def test_what_has_no_place_is_told(line, kind):
    _, told = marks("T1\tPERS 4 8\tمحمد", "T2\tGPE 18 21\tمصر", "A1\tSure T1", line)
    assert {one.kind for one in told} == {kind}


def test_a_file_that_counts_in_utf16_says_so():
    places = Places("😀 زار محمد")
    annotation, told = read_marks("T1\tPERS 7 11\tمحمد", places, reading().new_uid, "a.ann")
    assert entity(annotation, "PERS").start == 6
    assert [type(one).__name__ for one in told] == ["Remark"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("T2\tX 4 8\tأحمد", "stands “محمد”"),
        ("T2\tX 4 99\tمحمد", "outside"),
        ("T2\tX 8 4\tمحمد", "Not a span"),
        ("T2\tX 4\tمحمد", "a label and positions"),
        ("T2\tX ٤ ٨\tمحمد", "a label and positions"),
        ("T1\tX 4 8\tمحمد", "T1 stands there twice"),
        ("R1\tin Arg1:T1 Arg2:T9\t", "no T9"),
        ("R1\tin T1 T1", "two ends"),
        ("*\tAlias T1", "two ends"),
        ("A1\tSure T9", "no T9"),
        ("A1\tSure", "no "),
        ("#1\tAnnotatorNotes T9\tx", "no T9"),
        ("N1\tReference T1", "a mark and a reference"),
        ("E1\tVisit", "a label and a trigger"),
        ("E1\tPERS:T9", "no T9"),
        ("X1\tA", "starts with X"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_the_rest_is_read(line, why):
    annotation, failed = marks("T1\tPERS 4 8\tمحمد", line)
    assert [one.where for one in failed] == ["a.ann:2"]
    assert why in failed[0].why
    assert len(annotation) == 1


def test_an_attribute_given_twice_is_told():
    annotation, failed = marks("T1\tPERS 4 8\tمحمد", "A1\tKind T1 a", "A2\tKind T1 b")
    assert entity(annotation, "PERS").attributes == (("Kind", "a"),)
    assert len(failed) == 1
