import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import BadInput
from annotator.formats import cas_xmi
from annotator.formats.cas_structures import BOOLEAN, SOFA, STRING, Cas, Ref, Structure, Types

TYPES = Types(
    {"x.y.A": "uima.tcas.Annotation"},
    {"x.y.A": {"value": STRING, "flag": BOOLEAN, "links": "uima.cas.FSArray"}},
)
TEXTS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=20).filter(
    lambda t: not cas_xmi.FORBIDDEN.search(t)
)


@given(text=TEXTS, value=TEXTS)
@settings(max_examples=100)
def test_what_was_written_is_read_letter_for_letter(text, value):
    cas = Cas(
        [
            Structure(1, SOFA, {"sofaString": text}),
            Structure(2, "x.y.A", {"value": value, "flag": False, "links": (Ref(1), Ref(2))}),
        ],
        {1: frozenset({2})},
        TYPES,
    )
    back = cas_xmi.read(cas_xmi.written(cas), TYPES, "file")
    assert back.structures == cas.structures
    assert back.members == cas.members


def test_types_come_back_as_written():
    back = cas_xmi.read_types(cas_xmi.written_types(TYPES), "file")
    assert (back.parents, back.features) == (TYPES.parents, TYPES.features)


def test_packages_of_one_name_are_kept_apart():
    many = [
        Structure(n, f"{package}.A", {})
        for n, package in enumerate(("x.y", "z.y", "uima.cas", "y.type"), start=1)
    ]
    raw = cas_xmi.written(Cas(many))
    assert [one.type for one in cas_xmi.read(raw, Types(), "file").structures] == [
        one.type for one in many
    ]


def test_lists_of_texts_are_read_as_one():
    raw = (
        b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:x="http:///x.ecore">'
        b'<x:A xmi:id="1"><names>a</names><names>b</names></x:A></xmi:XMI>'
    )
    (one,) = cas_xmi.read(raw, Types(), "file").structures
    assert one.fields == {"names": "a, b"}


@pytest.mark.parametrize(
    "raw",
    [
        b"<html/>",
        b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:x="http:///x.ecore"><x:A/></xmi:XMI>',
        b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:x="http:///x.ecore"><x:A xmi:id="x"/></xmi:XMI>',
        b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"><cas:View members="1 x"/></xmi:XMI>',
    ],
)
def test_what_is_no_xmi_is_refused(raw):
    with pytest.raises(BadInput, match="file"):
        cas_xmi.read(raw, Types(), "file")
