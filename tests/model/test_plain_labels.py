import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import BadInput
from annotator.look import COLOURS
from annotator.model.labels import (
    ArticleLabelDefinition,
    AttributeDefinition,
    AttributeKind,
    Label,
    LabelSet,
    RelationLabel,
)
from annotator.model.plain_labels import of_label_set, to_label_set

NAMES = st.text(min_size=1, max_size=5)
MANY = st.lists(NAMES, max_size=3).map(tuple)
TITLES = st.dictionaries(st.sampled_from(["en", "ar"]), NAMES)
KINDS = st.sampled_from(AttributeKind)
VALUE_TITLES = st.dictionaries(NAMES, st.dictionaries(st.just("ar"), NAMES, min_size=1), max_size=2)
EXAMPLES = st.dictionaries(st.sampled_from(["en", "ar"]), st.lists(NAMES, min_size=1).map(tuple))
ATTRIBUTES = st.lists(
    st.builds(AttributeDefinition, NAMES, TITLES, KINDS, MANY, VALUE_TITLES), max_size=2
)
COLOUR = st.sampled_from(COLOURS)
LABEL = st.builds(
    Label, NAMES, TITLES, st.text(max_size=1), COLOUR, TITLES, ATTRIBUTES.map(tuple), EXAMPLES
)
RELATION = st.builds(
    RelationLabel,
    NAMES,
    TITLES,
    MANY,
    MANY,
    st.booleans(),
    st.booleans(),
    colour=COLOUR,
    examples=EXAMPLES,
)
SETS = st.builds(
    LabelSet,
    NAMES,
    st.lists(LABEL, max_size=3).map(tuple),
    st.lists(RELATION, max_size=3).map(tuple),
    st.lists(
        st.builds(ArticleLabelDefinition, NAMES, TITLES, MANY, VALUE_TITLES, st.booleans()),
        max_size=2,
        unique_by=lambda one: one.name,
    ).map(tuple),
    TITLES,
).filter(
    lambda s: (
        len({x.name for x in (*s.entities, *s.relations)}) == len(s.entities) + len(s.relations)
    )
)


@given(SETS)
def test_label_sets_survive_json(labels):
    assert to_label_set(json.loads(json.dumps(of_label_set(labels)))) == labels


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ([], "labelset"),
        ({"name": ""}, "name"),
        ({"name": "n", "entities": [{"name": "A"}, {"name": "A"}]}, "twice"),
        ({"name": "n", "entities": [{"name": "A", "colour": "puce"}]}, "puce"),
        ({"name": "n", "entities": [{"name": "A", "attributes": [{"kind": "x"}]}]}, "x"),
        ({"name": "n", "relations": [{"name": "A", "heads": "PERS"}]}, "heads"),
        ({"name": "n", "title": {"en": 3}}, "title"),
    ],
)
def test_what_is_no_label_set_is_refused_by_name(bad, says):
    with pytest.raises(BadInput, match=says):
        to_label_set(bad)
