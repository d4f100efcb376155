import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import DamagedFile
from annotator.model.marks import ArticleLabel, Entity, Relation, Span, joined
from annotator.store.connection import Connection, connect
from annotator.store.marks import (
    ARTICLE_LABELS,
    ENTITIES,
    RELATIONS,
    annotation_of,
    compact,
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


WHOLE = Entity("e", (Span(0, 1),), "ORG")


def put(connection, *marks):
    with connection.writing():
        for mark in marks:
            connection.write(table_of(mark).insert(), (1, 2, *values_of(mark)))


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    path = tmp_path_factory.mktemp("marks") / "x.db"
    raw = connect(path, "rwc")
    raw.execute("BEGIN")
    migrate(raw)
    raw.execute("COMMIT")
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("INSERT INTO articles VALUES (1, 'a', 't', ?, x'', '{}', '')", (2**62,))
    connection = Connection(path, raw, None)
    yield connection
    connection.close()


@given(mark=entities | relations | labels)
def test_a_mark_comes_back_as_it_was(connection, mark):
    table = table_of(mark)
    names = {mark.head, mark.tail} if isinstance(mark, Relation) else set()
    ends = [Entity(name, (Span(0, 1),), "ORG") for name in names]
    put(connection, *ends)
    with connection.writing():
        assert connection.write(table.insert(), (1, 2, *values_of(mark))) == 1
    assert set(annotation_of(connection, (1, 2)).marks()) == {mark, *ends}
    assert not len(annotation_of(connection, (2, 1)))
    with connection.writing():
        assert connection.write(table.update(), (*values_of(mark), 1, 2, *values_of(mark))) == 1
        for one in (mark, *ends):
            assert connection.write(table_of(one).delete(), (1, 2, *values_of(one))) == 1
    assert not len(annotation_of(connection, (1, 2)))


@pytest.mark.parametrize(
    ("mark", "column", "value"),
    [
        (Entity("e", (Span(0, 2**62 + 1),), "ORG"), "note", "x"),
        (Relation("r", "e", "f", "of"), "note", "x"),
        (WHOLE, "fragments", "[[5,2]]"),
        (WHOLE, "fragments", "[]"),
        (WHOLE, "fragments", '[["a","b"]]'),
        (WHOLE, "fragments", "[[0.5,1.5]]"),
        (WHOLE, "fragments", "[" * 9000),
        (WHOLE, "attributes", "1e999"),
        (WHOLE, "attributes", '{"a": [1]}'),
        (WHOLE, "attributes", "{"),
    ],
)
def test_a_row_that_holds_no_mark_is_damage(connection, mark, column, value):
    put(connection, mark)
    table = table_of(mark)
    connection.raw.execute(f"UPDATE {table.name} SET {column} = ?", (value,))
    with pytest.raises(DamagedFile, match=r"x\.db is damaged"):
        annotation_of(connection, (1, 2))
    connection.raw.execute(f"DELETE FROM {table.name}")


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
