import sqlite3

import pytest

from annotator.store import migrations
from annotator.store.migrations import APPLICATION_ID, CURRENT, DIGESTS, digest, migrate


@pytest.fixture
def raw():
    raw = sqlite3.connect(":memory:", isolation_level=None)
    raw.execute("BEGIN IMMEDIATE")
    migrate(raw)
    raw.execute("COMMIT")
    yield raw
    raw.close()


def test_the_steps_lead_to_the_digest_that_is_written_down(raw):
    assert digest(raw) == DIGESTS[CURRENT - 1]
    assert raw.execute("PRAGMA user_version").fetchone() == (CURRENT,)
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_all_tables_are_strict(raw):
    ours = raw.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'")
    loose = {name for name, strict in ours if not strict}
    assert all(name.startswith(("sqlite_", "_sqlite_", "articles_fts")) for name in loose)


def test_all_steps_are_in_one_transaction(monkeypatch):
    broken = (*migrations._STEPS, ("m999_wrong", ("CREATE TABLE this is wrong",)))
    monkeypatch.setattr(migrations, "_STEPS", broken)
    raw = sqlite3.connect(":memory:", isolation_level=None)
    raw.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError):
        migrate(raw)
    raw.execute("ROLLBACK")
    assert raw.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    raw.close()


@pytest.mark.parametrize(
    "foreign",
    [
        "CREATE TRIGGER t AFTER INSERT ON edits BEGIN DELETE FROM edits; END",
        "CREATE VIEW articles_fts_view AS SELECT 1 AS a",
        "CREATE TABLE more(a)",
        "CREATE INDEX more ON edits(title)",
        "DROP INDEX entities_by_label",
        "ALTER TABLE articles ADD COLUMN more TEXT",
    ],
)
def test_any_other_schema_has_another_digest(raw, foreign):
    raw.execute(foreign)
    assert digest(raw) != DIGESTS[-1]


def test_what_sqlite_makes_for_itself_does_not_count(raw):
    raw.execute("INSERT INTO articles VALUES (1, 'a', 't', 1, x'00', '{}', '')")
    raw.execute("ANALYZE")
    assert digest(raw) == DIGESTS[-1]
