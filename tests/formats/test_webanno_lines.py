from annotator.formats.uima_flat import flat
from annotator.formats.webanno_lines import encoded, fits
from annotator.model.annotation import Annotation
from annotator.model.marks import Entity, Relation, Span


def written(text, *marks):
    return encoded(text, flat("1", Annotation.of(marks), fits)).decode().split("\n")


def rows(lines):
    return [line.split("\t")[:4] for line in lines if line[:1].isdecimal()]


def test_positions_count_utf16_and_stacked_marks_are_numbered():
    entities = Entity("a", (Span(0, 4),), "A"), Entity("b", (Span(2, 3),), "B|_")
    assert rows(written("😀 ab c", *entities)) == [
        ["1-1", "0-2", "😀", "A[1]"],
        ["1-2", "3-5", "ab", "A[1]"],
        ["1-2.1", "3-4", "a", "B\\|\\_"],
        ["1-3", "6-7", "c", "_"],
    ]


def test_white_space_has_a_row_only_where_a_mark_or_the_text_begins():
    entity = Entity("a", (Span(2, 4),), "A")
    assert [row[:3] for row in rows(written(" a b c", entity))] == [
        ["1-1", "0-1", " "], ["1-2", "1-2", "a"], ["1-3", "2-3", " "], ["1-4", "3-4", "b"], ["1-5", "5-6", "c"],
    ]  # fmt: skip


def test_a_relation_arrives_at_the_row_of_its_tail():
    marks = (
        Entity("a", (Span(0, 1),), "A"),
        Entity("b", (Span(2, 5),), "B"),
        Relation("r", "a", "b", "of"),
    )
    lines = written("a b c", *marks)
    assert lines[2].startswith("#T_RL=webanno.custom.Relation|value|BT_")
    assert "1-2\t2-3\tb\tB[1]\tof\t1-1[0_1]\t" in lines


def test_marks_on_one_token_are_told_apart_by_their_numbers():
    marks = (
        Entity("a", (Span(0, 1),), "A"),
        Entity("b", (Span(0, 1),), "B"),
        Relation("r", "b", "b", "of"),
    )
    assert "1-1\t0-1\tx\tA[1]|B[2]\tof\t1-1[2_2]\t" in written("x", *marks)


def test_lines_of_the_text_end_as_the_file_can_say_it():
    lines = written("صدق. قال\n\nثم\n")
    assert [line for line in lines if line.startswith("#Text")] == [
        "#Text=صدق. ",
        "#Text=قال",
        "#Text=",
        "#Text=ثم",
        "#Text=",
    ]


def test_a_text_without_marks_has_no_columns():
    assert written("a") == ["#FORMAT=WebAnno TSV 3.3", "", "", "#Text=a", "1-1\t0-1\ta\t", ""]


def test_what_a_cell_cannot_hold():
    assert [fits("x", value) for value in (True, "a|b", "true", "a\rb", "\x00")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert fits("value", "true")
