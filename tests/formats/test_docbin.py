import zlib

import pytest
from spacy.attrs import ENT_IOB, ENT_TYPE, ORTH
from spacy.strings import StringStore
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from annotator.errors import BadInput
from annotator.formats import docbin
from annotator.formats.docbin import Packed, Packer, Packing, TokenSpan, unpack
from annotator.formats.tokens import Tokens

WORDS = ["زار", "محمد", "القاهرة", "."]
SPACES = [True, True, False, False]
SPANS = [TokenSpan(1, 2, "PERSON"), TokenSpan(1, 3, "نوع"), TokenSpan(2, 3, "GPE")]
ENTS = [SPANS[0], SPANS[2]]


def packed():
    packer, packing = Packer(), Packing(StringStore().add)
    data = {"a": [1, {"ب": None}], ("._.", "relations", None, None): [{"head": [1, 2]}]}
    for _ in range(2):
        text = Packed(WORDS, SPACES, SPANS, ENTS, data)
        packer.add(packing.part(text, Tokens.of(WORDS, SPACES)))
    assert (len(packer), packer.tokens) == (2, 8)
    return packer.packed()


def theirs():
    """The same, packed by spaCy."""
    vocab = Vocab()
    packing = DocBin(attrs=["ENT_IOB", "ENT_TYPE"], store_user_data=True)
    for _ in range(2):
        doc = Doc(vocab, words=WORDS, spaces=SPACES)
        doc.set_ents([Span(doc, e.start, e.end, label=e.label) for e in ENTS])
        doc.spans["entities"] = [Span(doc, s.start, s.end, label=s.label) for s in SPANS]
        doc.user_data = {
            "a": [1, {"ب": None}],
            ("._.", "relations", None, None): [{"head": [1, 2]}],
        }
        packing.add(doc)
    return packing.to_bytes()


def test_what_we_pack_is_what_spacy_packs():
    from srsly import msgpack_loads

    ours, spacys = (msgpack_loads(zlib.decompress(raw)) for raw in (packed(), theirs()))
    assert (
        set(spacys.pop("strings")) >= set(ours.pop("strings")) >= {*WORDS, "PERSON", "نوع", "GPE"}
    )
    assert ours == spacys
    assert ours["attrs"] == [ORTH, ENT_IOB, ENT_TYPE]


@pytest.mark.parametrize("make", [packed, theirs])
def test_what_was_packed_is_unpacked(make):
    for one in unpack(make(), StringStore()):
        assert (one.words, one.spaces, one.spans, one.ents) == (WORDS, SPACES, SPANS, [])
        assert one.user_data["a"] == (1, {"ب": None})


def test_an_entity_ends_where_another_label_goes_on():
    packer = Packer()
    ents = [TokenSpan(0, 2, "A"), TokenSpan(2, 3, "B"), TokenSpan(3, 4, "B")]
    text = Packed(WORDS, SPACES, [], ents)
    packer.add(Packing(StringStore().add).part(text, Tokens.of(WORDS, SPACES)))
    inside = zlib.decompress(packer.packed())
    a, b = (StringStore().add(label).to_bytes(8, "little") for label in ("A", "B"))
    begins = (3).to_bytes(8, "little") + b
    assert inside.count(begins) == 2
    # The first B is made to go on where A did, as some files of others have it.
    glued = inside.replace(begins, (1).to_bytes(8, "little") + b, 1)
    assert a in glued
    (one,) = unpack(zlib.compress(glued), StringStore())
    assert one.ents == [ents[0], *ents[1:]]


def test_numbers_that_are_kept_no_longer_are_made_again(monkeypatch):
    monkeypatch.setattr(docbin, "_MOST_KEPT", 2)
    packing = Packing(StringStore().add)
    text = Packed(WORDS, SPACES, SPANS, ENTS)
    tokens = Tokens.of(WORDS, SPACES)
    assert packing.part(text, tokens) == packing.part(text, tokens)


def test_a_bomb_is_refused(monkeypatch):
    monkeypatch.setattr(docbin, "LARGEST", 1000)
    with pytest.raises(BadInput, match="unpacks to more"):
        list(unpack(zlib.compress(bytes(100_000)), StringStore()))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"x",
        zlib.compress(b"x")[:-2],
        zlib.compress(b"\x81\xa1a\x01"),
        zlib.compress(b"\x91" * 600),
    ],
)
def test_what_is_no_docbin_is_refused(raw):
    with pytest.raises(BadInput, match="no DocBin"):
        list(unpack(raw, StringStore()))
