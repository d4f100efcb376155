import pytest

from annotator.errors import BadInput
from annotator.formats.cas_structures import BOOLEAN, STRING, Ref, Structure, Types, elements

TYPES = Types(
    {"x.B": "x.A", "x.A": "uima.tcas.Annotation", "x.Loop": "x.Loop"},
    {"x.A": {"flag": BOOLEAN, "source": STRING, "next": "x.A", "links": "uima.cas.FSArray"}},
)


@pytest.mark.parametrize(
    ("type_", "name", "said", "meant"),
    [
        ("x.B", "flag", "true", True),
        ("x.B", "flag", "false", False),
        ("x.B", "source", "12", "12"),
        ("x.B", "next", "12", Ref(12)),
        ("x.B", "links", "12", (Ref(12),)),
        ("x.B", "links", "12 13", (Ref(12), Ref(13))),
        ("x.Other", "flag", "true", "true"),
        ("x.Other", "Governor", "12", Ref(12)),
        ("x.Other", "Governor", "twelve", "twelve"),
        ("x.Other", "Governor", "9" * 30, "9" * 30),
        ("x.Loop", "value", "12", "12"),
    ],
)
def test_a_value_is_what_its_type_says_or_looks_like(type_, name, said, meant):
    assert TYPES.value(type_, name, said) == meant


def test_fields_are_asked_for_by_what_they_should_be():
    one = Structure(
        1,
        "x.A",
        {"begin": "3", "end": 4, "sofa": Ref(1), "flag": True, "far": "9" * 30, "back": -1},
    )
    assert [
        one.number(name) for name in ("begin", "end", "sofa", "flag", "far", "back", "none")
    ] == [3, 4, *[None] * 5]
    assert (one.ref("sofa"), one.ref("begin"), one.text("begin"), one.text("sofa")) == (
        1,
        None,
        "3",
        "",
    )


BOMB = '<!DOCTYPE a [<!ENTITY b "{}"><!ENTITY c "&b;&b;&b;&b;">]><a x="&c;">&c;</a>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_nothing_that_declares_entities_is_read(encoding):
    raw = (f'<?xml version="1.0" encoding="{encoding[:6]}"?>' + BOMB.format("x" * 9)).encode(
        encoding
    )
    with pytest.raises(BadInput, match="file"):
        list(elements(raw, "file"))


def test_a_document_type_is_refused_before_it_is_parsed():
    with pytest.raises(BadInput, match="document type"):
        list(elements(b"<!DOCTYPE a [<!ENTITY", "file"))


def test_no_file_is_fetched(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    raw = f'<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{secret}" parse="text"/></a>'.encode()
    texts = [element.text for _, element in elements(raw, "file")]
    assert not any(texts)


@pytest.mark.parametrize(
    "raw", [b"", b"<a>", b"<a><b></a>", b"\x00", b"<a x='1' x='2'/>", b"<a>\x01</a>"]
)
def test_what_is_no_xml_is_refused_with_its_line(raw):
    with pytest.raises(BadInput, match=r"file:\d+: "):
        list(elements(raw, "file"))


def test_a_tree_that_is_too_deep_is_refused():
    with pytest.raises(BadInput, match="file"):
        list(elements(b"<a>" * 5000 + b"</a>" * 5000, "file"))
