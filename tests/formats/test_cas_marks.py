import pytest
from records import reading

from annotator.errors import BadInput
from annotator.formats.cas_marks import marks
from annotator.formats.cas_structures import SOFA, Cas, Ref, Structure, Types
from annotator.formats.format import Remark

DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
SPAN, LINK = "webanno.custom.Span", "webanno.custom.SpanLink"


def read(*structures, text="He shot himself", members=None, types=None, views=()):
    sofa = Structure(1, SOFA, {"sofaID": "_InitialView", "sofaString": text})
    many = [sofa, *views, *(Structure(n, type_, fields) for n, type_, fields in structures)]
    indexed = {} if members is None else {1: frozenset(members)}
    collected, about = marks(Cas(many, indexed, types or Types()), "file", reading().new_uid)
    annotation = collected.annotation()
    text = collected.places.text
    words = {e.uid: e.of(text) for e in annotation.entities.values()}
    entities = sorted((e.of(text), e.label) for e in annotation.entities.values())
    relations = sorted(
        (words[r.head], r.label, words[r.tail]) for r in annotation.relations.values()
    )
    losses = [one.kind for one in collected.told if not isinstance(one, Remark)]
    return entities, relations, losses, about


def at(begin, end, **fields):
    return {"sofa": "1", "begin": str(begin), "end": str(end), **fields}


@pytest.mark.parametrize("names", [("Governor", "Dependent"), ("source", "target")])
def test_relations_run_from_governor_to_dependent_and_from_source_to_target(names):
    ends = dict(zip(names, (Ref(3), Ref(2)), strict=True))
    entities, relations, told, _ = read(
        (2, SPAN, at(0, 2, value="A")),
        (4, "x.R", at(0, 2, value="of", **ends)),
        (3, SPAN, at(3, 7, value="B")),
    )
    assert entities == [("He", "A"), ("shot", "B")]
    assert relations == [("shot", "of", "He")]
    assert not told


def test_a_chain_is_followed_link_by_link_and_once():
    entities, relations, told, _ = read(
        (2, "x.CoreferenceChain", {"first": Ref(3)}),
        (
            3,
            "x.CoreferenceLink",
            at(0, 2, referenceType="pr", referenceRelation="same", next=Ref(4)),
        ),
        (4, "x.CoreferenceLink", at(8, 15, next=Ref(3))),
    )
    assert entities == [("He", "pr"), ("himself", "Coreference")]
    assert relations == [("He", "same", "himself")]
    assert not told


def test_slots_grammar_other_texts_and_what_has_no_place_are_named():
    other = Structure(9, SOFA, {"sofaID": "other", "sofaString": "x"})
    entities, relations, told, _ = read(
        (2, SPAN, at(0, 2, value="A", links=(Ref(3), Ref(4)))),
        (3, "x.L", {"role": "who", "target": Ref(2)}),
        (4, "x.L", {"role": "whom", "target": Ref(2)}),
        (5, f"{DKPRO}.lexmorph.type.pos.POS", at(0, 2, PosValue="PR")),
        (6, SPAN, {"sofa": "9", "begin": "0", "end": "1", "value": "B"}),
        (7, "x.Y", {"some": "thing"}),
        (8, "x.R", at(0, 2, Governor=Ref(2), Dependent=Ref(99))),
        (10, f"{DKPRO}.segmentation.type.Sentence", at(0, 15)),
        (11, f"{DKPRO}.metadata.type.TagsetDescription", at(0, 15, name="STTS")),
        views=[other],
    )
    assert (entities, relations) == ([("He", "A")], [])
    assert told == ["slot", "slot", "layer", "view", "structure", "relation"]


def test_the_links_of_a_slot_in_json_lie_in_an_array():
    _, _, told, _ = read(
        (2, SPAN, at(0, 2, value="A", links=Ref(3))),
        (3, "uima.cas.FSArray", {"elements": (Ref(4), Ref(4))}),
        (4, "x.L", {"role": "who", "target": Ref(2)}),
    )
    assert told == ["slot", "slot"]


def test_a_type_below_one_of_grammar_is_grammar():
    types = Types({"my.Tag": f"{DKPRO}.lexmorph.type.pos.POS"})
    entities, _, told, _ = read((2, "my.Tag", at(0, 2)), types=types)
    assert (entities, told) == ([], ["layer"])


def test_what_is_in_no_index_is_no_mark_but_may_be_an_end():
    entities, relations, _, _ = read(
        (2, SPAN, at(0, 2, value="A")), (3, SPAN, at(3, 7, value="B")), (4, SPAN, at(8, 15)),
        (5, "x.R", at(0, 2, Governor=Ref(2), Dependent=Ref(4))), members=(2, 5),
    )  # fmt: skip
    assert entities == [("He", "A"), ("himself", "Span")]
    assert relations == [("He", "R", "himself")]


def test_what_is_said_of_the_article_is_kept():
    about = read(
        (
            2,
            f"{DKPRO}.metadata.type.DocumentMetaData",
            at(0, 15, documentTitle="عنوان", documentId="d", language="ar"),
        ),
        (3, f"{DKPRO}.metadata.type.MetaDataStringField", {"key": "source", "value": "news"}),
    )[3]
    assert (about.title, about.meta) == (
        "عنوان",
        {"documentId": "d", "language": "ar", "source": "news"},
    )


def test_flags_are_known_by_their_looks_where_no_type_tells():
    collected, _ = marks(
        Cas([Structure(1, SOFA, {"sofaString": "ab"}), Structure(2, SPAN, at(0, 1, value="true", sure="false"))]),
        "file", reading().new_uid,
    )  # fmt: skip
    (entity,) = collected.annotation().entities.values()
    assert (entity.label, entity.attributes) == ("true", (("sure", False),))


def test_a_file_without_a_text_is_refused():
    with pytest.raises(BadInput, match="file"):
        read(text=" ")
