import pytest
from records import reading

from annotator.errors import BadInput
from annotator.formats.format import Failed, Loss
from annotator.formats.webanno_marks import marks
from annotator.formats.webanno_rows import sheet

HEAD = "#FORMAT=WebAnno TSV 3.3\n"


def read(*lines):
    collected, told = marks(sheet(HEAD + "\n".join(lines), "file"), "file", reading().new_uid)
    annotation = collected.annotation()
    text = collected.places.text
    entities = sorted((e.start, e.end, e.label) for e in annotation.entities.values())
    ends = {e.uid: e.of(text) for e in annotation.entities.values()}
    relations = sorted((ends[r.head], r.label, ends[r.tail]) for r in annotation.relations.values())
    return text, entities, relations, [*collected.told, *told]


def test_a_chain_is_relations_from_each_link_to_the_next():
    _, entities, relations, told = read(
        "#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceType|referenceRelation",
        "", "", "#Text=He shot himself with his own gun",
        "1-1\t0-2\tHe\tpr[1]\tcoref->1-1\t", "1-2\t3-7\tshot\t_\t_\t", "1-3\t8-15\thimself\tpr[1]\tcoref->1-2\t",
        "1-4\t16-20\twith\t_\t_\t", "1-5\t21-24\this\tpr[1]|*[2]\t*->1-3|*->2-1\t", "1-6\t25-28\town\tpr[1]\t*->1-3\t",
        "1-7\t29-32\tgun\t*[2]\t*->2-2\t",
    )  # fmt: skip
    assert entities == [
        (0, 2, "pr"),
        (8, 15, "pr"),
        (21, 24, "Coreference"),
        (21, 28, "pr"),
        (29, 32, "Coreference"),
    ]
    assert relations == [
        ("He", "coref", "himself"),
        ("himself", "coref", "his own"),
        ("his", "Coreference", "gun"),
    ]
    assert not told


def test_slots_are_lost_by_name_and_their_host_is_kept():
    _, entities, _, told = read(
        "#T_SP=webanno.custom.SimpleSpan|",
        "#T_SP=webanno.custom.Host|value|ROLE_webanno.custom.Host:links_webanno.custom.Link|webanno.custom.SimpleSpan",
        "", "", "#Text=This is a test",
        "1-1\t0-4\tThis\t_\tbuy\tp1;p\\;2\t1-2[1];1-4\t", "1-2\t5-7\tis\t*[1]\t_\t_\t_\t", "1-3\t8-9\ta\t*[1]\tsell\t_\t*\t",
        "1-4\t10-14\ttest\t*\t_\t_\t_\t",
    )  # fmt: skip
    assert entities == [(0, 4, "buy"), (5, 9, "SimpleSpan"), (8, 9, "sell"), (10, 14, "SimpleSpan")]
    assert [(one.kind, one.article, one.why) for one in told] == [
        ("slot", "file:7", "p1 at 1-2[1]: a slot."),
        ("slot", "file:7", "p;2 at 1-4: a slot."),
    ]


def test_ends_of_relations_are_found_among_stacked_marks():
    _, _, relations, told = read(
        "#T_SP=x.NE|value", "#T_RL=x.R|value|BT_x.NE", "#T_RL=x.S|BT_", "", "", "#Text=a b",
        "1-1\t0-1\ta\tA[1]|B[2]\t_\t_\t_\t", "1-2\t2-3\tb\tC\tof|to\t1-1[2_0]|1-1[1_0]\t1-1\t",
    )  # fmt: skip
    assert relations == [("a", "S", "b"), ("a", "of", "b"), ("a", "to", "b")]
    assert not told


def test_grammar_is_lost_by_name():
    _, entities, relations, told = read(
        "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue",
        "#T_RL=de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency|DependencyType|"
        "BT_de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS",
        "", "", "#Sentence.id=s1", "#Text=a b", "1-1\t0-1\ta\tNN\tSUBJ\t1-2\t", "1-2\t2-3\tb\tVB\t_\t_\t",
    )  # fmt: skip
    assert (entities, relations) == ([], [])
    assert sorted(one.kind for one in told) == ["layer", "layer", "layer", "sentence"]


@pytest.mark.parametrize(
    ("second", "text", "lost"),
    [
        ("1-2", "ab", 0),
        ("2-3", "a\nb", 0),
        ("4-5", "a\n  b", 1),
    ],
)
def test_between_sentences_stands_what_the_positions_leave_room_for(second, text, lost):
    read_text, _, _, told = read(
        "", "", "#Text=a", "1-1\t0-1\ta\t", "", "#Text=b", f"2-1\t{second}\tb\t"
    )
    assert read_text == text
    assert len(told) == lost
    assert all(isinstance(one, Loss) for one in told)


def test_sentences_that_overlap_are_refused():
    with pytest.raises(BadInput, match="file:8"):
        read("", "", "#Text=abc", "1-1\t0-3\tabc\t", "", "#Text=b", "2-1\t1-2\tb\t")


def test_a_gap_without_end_is_refused():
    with pytest.raises(BadInput, match="file:5"):
        read("", "", "#Text=a", "1-1\t999999999-999999999\ta\t")


def test_files_that_count_letters_are_read_so_and_it_is_said():
    _, entities, _, told = read(
        "#T_SP=x.NE|value", "", "", "#Text=😀 b", "1-1\t0-1\t😀\t_\t", "1-2\t2-3\tb\tB\t"
    )
    assert entities == [(2, 3, "B")]
    assert len(told) == 1


def test_a_mark_on_words_that_stand_elsewhere_fails_alone():
    _, entities, _, told = read(
        "#T_SP=x.NE|value", "", "", "#Text=a b", "1-1\t0-1\tx\tA\t", "1-2\t2-3\tb\tB\t"
    )
    assert entities == [(2, 3, "B")]
    assert [type(one) for one in told] == [Failed]
