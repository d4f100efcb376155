import json

import pytest

from annotator.errors import BadInput
from annotator.formats import cas_json
from annotator.formats.cas_structures import BOOLEAN, SOFA, STRING, Cas, Ref, Structure, Types

TYPES = Types({"x.A": "uima.tcas.Annotation"}, {"x.A": {"value": STRING, "flag": BOOLEAN}})


def test_what_was_written_is_read_as_the_same():
    sofa = Structure(1, SOFA, {"sofaID": "_InitialView", "sofaString": "نص\x0b😀"})
    one = Structure(2, "x.A", {"sofa": Ref(1), "begin": 0, "value": "true", "flag": True})
    cas = Cas([sofa, one], {1: frozenset({2})}, TYPES)
    back = cas_json.read(cas_json.written(cas), "file")
    assert (back.structures, back.members, back.types) == (cas.structures, cas.members, TYPES)


def test_structures_may_stand_under_their_numbers():
    raw = json.dumps(
        {"%FEATURE_STRUCTURES": {"7": {"%TYPE": "x.A", "@next": 7, "#score": "NaN", "none": None}}}
    )
    (one,) = cas_json.read(raw.encode(), "file").structures
    assert one == Structure(7, "x.A", {"next": Ref(7), "score": "NaN"})


@pytest.mark.parametrize(
    "value",
    [
        [],
        {},
        {"%FEATURE_STRUCTURES": 1},
        {"%FEATURE_STRUCTURES": [1]},
        {"%FEATURE_STRUCTURES": [{"%ID": "1", "%TYPE": "x"}]},
        {"%FEATURE_STRUCTURES": [{"%ID": True, "%TYPE": "x"}]},
        {"%FEATURE_STRUCTURES": [{"%ID": 1}]},
        {"%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "x", "@a": "b"}]},
        {"%FEATURE_STRUCTURES": [], "%TYPES": []},
        {"%FEATURE_STRUCTURES": [], "%VIEWS": {"a": {"%SOFA": 1, "%MEMBERS": [-1]}}},
    ],
)
def test_what_is_no_cas_is_refused(value):
    with pytest.raises(BadInput):
        cas_json.read(json.dumps(value).encode(), "file")
