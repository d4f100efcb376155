import pytest

from annotator.errors import ReadOnlyProject
from annotator.store.connection import Connection, connect


@pytest.fixture
def connection(tmp_path):
    path = tmp_path / "x.db"
    connection = Connection(path, connect(path, "rwc"), None)
    connection.raw.execute("CREATE TABLE t(a)")
    yield connection
    connection.close()


def broken(connection, *values):
    with connection.writing():
        with connection.writing():
            connection.write_many("INSERT INTO t VALUES (?)", [(v,) for v in values])
        raise KeyError


def pragma(connection, name):
    return connection.row(f"PRAGMA {name}")[0]


def test_it_is_careful(connection):
    assert pragma(connection, "journal_mode") == "wal"
    assert pragma(connection, "synchronous") == 2
    assert pragma(connection, "foreign_keys") == 1
    assert pragma(connection, "trusted_schema") == 0
    assert pragma(connection, "cell_size_check") == 1
    assert pragma(connection, "busy_timeout") == 5000


def test_writing_is_all_or_nothing(connection):
    with pytest.raises(KeyError):
        broken(connection, 1)
    assert connection.rows("SELECT * FROM t") == []
    assert not connection.raw.in_transaction


def test_what_fails_inside_another_is_undone_alone(connection):
    with connection.writing():
        connection.write("INSERT INTO t VALUES (1)")
        with pytest.raises(KeyError):
            broken(connection, 2)
        with connection.writing():
            connection.write("INSERT INTO t VALUES (3)")
    assert connection.rows("SELECT * FROM t") == [(1,), (3,)]


def test_what_is_inside_another_falls_with_it(connection):
    with pytest.raises(KeyError):
        broken(connection, 1, 2)
    assert connection.rows("SELECT * FROM t") == []


def test_reading_sees_one_state(connection):
    other = Connection(connection.path, connect(connection.path, "rw"), None)
    with connection.reading():
        before = connection.rows("SELECT count(*) FROM t")
        with other.writing():
            other.write("INSERT INTO t VALUES (1)")
        assert connection.rows("SELECT count(*) FROM t") == before
    assert connection.rows("SELECT count(*) FROM t") == [(1,)]
    other.close()


def test_what_may_not_be_written_says_why(connection):
    why = ReadOnlyProject("since it is so")
    reader = Connection(connection.path, connect(connection.path, "ro"), why)
    with pytest.raises(ReadOnlyProject, match="since it is so"), reader.writing():
        pytest.fail("got in")
    assert reader.rows("SELECT * FROM t") == []
    reader.close()
