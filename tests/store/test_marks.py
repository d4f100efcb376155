import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.marks import ArticleLabel, Entity, Relation, Span, joined
from annotator.store.connection import Connection, connect
from annotator.store.marks import (
    ARTICLE_LABELS,
    ENTITIES,
    RELATIONS,
    compact,
    marks_of,
    table_of,
    values_of,
)
from annotator.store.migrations import migrate

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
names = words.filter(bool)
attributes = st.dictionaries(names, words | st.booleans(), max_size=2).map(
    lambda found: tuple(sorted(found.items()))
)
spans = st.tuples(st.integers(0, 2**40), st.integers(1, 9)).map(lambda p: Span(p[0], sum(p)))
extras = (attributes, words, words)
entities = st.builds(
    Entity, names, st.lists(spans, min_size=1, max_size=3).map(joined), names, *extras
)
relations = st.builds(Relation, names, names, names, names, *extras)
labels = st.builds(ArticleLabel, names, names)


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    path = tmp_path_factory.mktemp("marks") / "x.db"
    raw = connect(path, "rwc")
    raw.execute("BEGIN")
    migrate(raw)
    raw.execute("COMMIT")
    raw.execute("PRAGMA foreign_keys=OFF")
    connection = Connection(path, raw, None)
    yield connection
    connection.close()


@given(mark=entities | relations | labels)
def test_a_mark_comes_back_as_it_was(connection, mark):
    table = table_of(mark)
    with connection.writing():
        assert connection.write(table.insert(), (1, 2, *values_of(mark))) == 1
    assert marks_of(connection, (1, 2)) == [mark]
    assert marks_of(connection, (2, 1)) == []
    with connection.writing():
        assert connection.write(table.update(), (*values_of(mark), 1, 2, *values_of(mark))) == 1
        assert connection.write(table.delete(), (1, 2, *values_of(mark))) == 1
    assert marks_of(connection, (1, 2)) == []


@pytest.mark.parametrize("other", [{"note": "x"}, {"label": "GPE"}, {"attributes": (("a", True),)}])
def test_a_mark_that_differs_is_neither_changed_nor_removed(connection, other):
    mark = Entity("e", (Span(0, 1),), "ORG")
    differs = values_of(Entity(**{"uid": "e", "spans": (Span(0, 1),), "label": "ORG", **other}))
    with connection.writing():
        connection.write(ENTITIES.insert(), (1, 1, *values_of(mark)))
        assert connection.write(ENTITIES.delete(), (1, 1, *differs)) == 0
        assert connection.write(ENTITIES.update(), (*differs, 1, 1, *differs)) == 0
        assert connection.write(ENTITIES.delete(), (1, 1, *values_of(mark))) == 1


def test_each_kind_has_its_table():
    assert table_of(Entity("e", (Span(0, 1),), "ORG")) is ENTITIES
    assert table_of(Relation("r", "a", "b", "IN")) is RELATIONS
    assert table_of(ArticleLabel("topic", "sport")) is ARTICLE_LABELS


def test_letters_stay_letters_in_json():
    assert compact({"ا": [1, 2]}) == '{"ا":[1,2]}'
