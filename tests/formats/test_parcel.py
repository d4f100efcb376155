from types import MappingProxyType

import pytest
from hypothesis import given
from records import records

from annotator.formats import parcel
from annotator.formats.format import ArticleRecord
from annotator.formats.parcel import FreshUid
from annotator.model.article import Article


@given(records())
def test_what_was_packed_is_unpacked(some):
    assert parcel.unpacked(parcel.packed(some)) == some


def test_a_mapping_stays_one_that_cannot_be_changed():
    made = ArticleRecord(Article("a", "", "نص", MappingProxyType({"a": MappingProxyType({})})))
    again = parcel.unpacked(parcel.packed(made))
    assert again == made
    with pytest.raises(TypeError):
        again.article.meta["a"] = 1


def test_identities_are_made_where_a_parcel_is_opened():
    uids = [FreshUid.numbered(n, "0x") for n in range(3)]
    assert sorted(uids, reverse=True) == uids[::-1]
    some = [uids[2], {"head": uids[0]}, uids[2], "0x000000001"]
    assert parcel.unpacked(parcel.packed(some), "abc") == ["c", {"head": "a"}, "c", "0x000000001"]


def test_an_identity_stands_for_the_same_as_a_string():
    uid = FreshUid.numbered(0, "0x")
    assert parcel.unpacked(parcel.packed({"uid": str(uid)}), ["made"]) == {"uid": "made"}


def test_none_is_made_of_itself():
    with pytest.raises(LookupError):
        parcel._made_here(1)
