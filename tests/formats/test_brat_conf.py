from pathlib import Path

from annotator.formats.brat_conf import Names, Used, annotation_conf, read_labels, visual_conf
from annotator.model.labels import (
    AttributeDefinition,
    AttributeKind,
    Label,
    LabelSet,
    RelationLabel,
)

TUTORIAL = Path(__file__).parent / "golden" / "brat" / "tutorial"


def test_the_types_of_the_tutorial():
    labels = read_labels(
        "news",
        *((TUTORIAL / name).read_text("utf-8") for name in ("annotation.conf", "visual.conf")),
    )
    assert [one.name for one in labels.entities] == ["Person", "Organization", "GPE", "Money"]
    assert labels.entity("GPE").titles == {"en": "Geo-political entity"}
    assert [one.name for one in labels.relations] == [
        "Located", "Geographical_part", "Family", "Employment", "Ownership", "Origin", "Alias",
    ]  # fmt: skip
    alias = labels.relation("Alias")
    assert (alias.symmetric, alias.transitive, alias.heads) == (True, True, ("Person",))
    attributes = {a.name: a for a in labels.entity("Person").attributes}
    assert attributes["Individual"].kind is AttributeKind.BOOLEAN
    assert attributes["Mention"].values == ("Name", "Nominal", "Other")
    assert "Negation" not in attributes


def test_macros_abstract_types_and_what_nobody_knows():
    labels = read_labels(
        "x",
        "[entities]\n!Thing\n\tPlace\n<POG>=Place|Person\nPerson\nPerson\n---\n[relations]\n"
        "in Arg1:<POG>, Arg2:<ENTITY>\n!no Arg1:Place\nPerson Arg1:Place\nalone\n[attributes]\nSure\n[what]\nx",
    )
    assert [one.name for one in labels.entities] == ["Place", "Person"]
    assert [(r.name, r.heads, r.tails) for r in labels.relations] == [
        ("in", ("Place", "Person"), ()),
        ("alone", (), ()),
    ]


def test_what_we_write_is_read():
    kind = AttributeDefinition("Kind", kind=AttributeKind.CHOICE, values=("a", "b"))
    labels = LabelSet(
        "set",
        (Label("ORG", {"ar": "منظمة"}, attributes=(kind,)), Label("GPE")),
        (
            RelationLabel("near", {"en": "close | to"}, ("ORG",), ("ORG", "GPE"), symmetric=True),
            RelationLabel("in"),
        ),
    )
    used, names = Used.starting_with(labels), Names()
    read = read_labels("set", annotation_conf(used, names), visual_conf(used, names))
    assert [(e.name, e.titles.get("en")) for e in read.entities] == [
        ("ORG", "منظمة"),
        ("GPE", None),
    ]
    assert [(r.name, r.heads, r.tails, r.symmetric) for r in read.relations] == [
        ("near", ("ORG",), ("ORG", "GPE"), True),
        ("in", (), (), False),
    ]
    assert read.relation("near").titles == {"en": "close / to"}
    assert read.entity("ORG").attributes == (kind,)


def test_names_that_brat_cannot_have_become_others_no_two_alike():
    names = Names()
    given = [names.of(one) for one in ("ORG", "نوع", "آخر", "a b", "a_b", "A B", "نوع")]
    assert given == ["ORG", "label", "label-2", "a_b", "a_b-2", "A_B-3", "label"]


def test_an_attribute_without_a_name_or_with_an_empty_value_is_mended():
    conf = "[entities]\nORG\n[attributes]\n!\tArg:ORG\n!!\nKind\tArg:ORG, Value:|a||b|\nSure\tArg:ORG, Value:|"
    (label,) = read_labels("x", conf).entities
    assert [(a.name, a.values, a.kind.value) for a in label.attributes] == [
        ("Kind", ("a", "b"), "choice"),
        ("Sure", (), "boolean"),
    ]


def test_a_small_file_makes_no_huge_label_set():
    conf = "\n".join(
        [
            "[entities]",
            *(f"E{n}" for n in range(2000)),
            "[attributes]",
            *(f"A{n}" for n in range(2000)),
        ]
    )
    labels = read_labels("x", conf)
    assert (len(labels.entities), len(labels.entities[0].attributes)) == (1000, 100)
