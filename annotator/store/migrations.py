"""How a project's tables came to be: named steps, only ever added to.

The schema number (``user_version``) is how many of them a file has seen. A step that was released
is never altered; a new one is added below, with the digest of what it leaves in ``DIGESTS``.
"""

import hashlib
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

APPLICATION_ID = 0x68617368
"""Spells hash in ASCII; marks an SQLite file as a project."""

DIGESTS: tuple[str, ...] = (
    "455745b82f001733d1c4d029d23bc798e7cab1c244b0c256c1cd07a4e5c61ebb",
    "c5325dcb5e65aec967e42e8f6473e93eac5fcb5536c8827e00c315fb85478240",
    "cb85999e11a0b2bf0782f4a62a435625eec0a636d1f6ad724e286d896ece6088",
    "6cc4da1a42e68eb297426951f4acf7330c2c6e6c5f98fa8ce94451cbc4c2b4ec",
    "7007e6c55554a736d6fa2d13db14ae43d30e482e1e2ea7073fecdf477c42fe99",
)
"""What ``digest`` gives for a file of schema 1, 2, …"""

CURRENT = len(DIGESTS)

_OURS_BY_NAME = ("_sqlite_migrations", "idx__sqlite_migrations_migration_set_name")
_FTS = "articles_fts_"

_FIRST_TABLES = (
    """CREATE TABLE project (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE articles (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    n_chars INTEGER NOT NULL, sha256 BLOB NOT NULL, meta TEXT NOT NULL, added_at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE article_text (
    article INTEGER PRIMARY KEY REFERENCES articles(id), text TEXT NOT NULL
) STRICT""",
    """CREATE TABLE sources (
    article INTEGER PRIMARY KEY REFERENCES articles(id), name TEXT NOT NULL,
    encoding TEXT NOT NULL, sha256 TEXT NOT NULL, raw BLOB
) STRICT""",
    """CREATE TABLE excluded (
    article INTEGER NOT NULL REFERENCES articles(id), start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, PRIMARY KEY (article, start), CHECK (0 <= start AND start < "end")
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE annotators (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL
) STRICT""",
    """CREATE TABLE label_sets (
    version INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE annotations (
    article INTEGER NOT NULL REFERENCES articles(id),
    annotator INTEGER NOT NULL REFERENCES annotators(id), status TEXT NOT NULL,
    entities INTEGER NOT NULL DEFAULT 0, relations INTEGER NOT NULL DEFAULT 0,
    labels INTEGER NOT NULL DEFAULT 0, updated_at TEXT NOT NULL,
    PRIMARY KEY (annotator, article)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE entities (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL, article INTEGER NOT NULL REFERENCES articles(id),
    annotator INTEGER NOT NULL REFERENCES annotators(id), start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, fragments TEXT, label TEXT NOT NULL, attributes TEXT,
    note TEXT NOT NULL, made_by TEXT NOT NULL, CHECK (0 <= start AND start < "end")
) STRICT""",
    """CREATE TABLE relations (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL, article INTEGER NOT NULL REFERENCES articles(id),
    annotator INTEGER NOT NULL REFERENCES annotators(id), head TEXT NOT NULL, tail TEXT NOT NULL,
    label TEXT NOT NULL, attributes TEXT, note TEXT NOT NULL, made_by TEXT NOT NULL
) STRICT""",
    """CREATE TABLE article_labels (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles(id),
    annotator INTEGER NOT NULL REFERENCES annotators(id), name TEXT NOT NULL, value TEXT NOT NULL
) STRICT""",
    """CREATE TABLE edits (
    seq INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES articles(id),
    annotator INTEGER NOT NULL REFERENCES annotators(id), author TEXT NOT NULL,
    title TEXT NOT NULL, changes TEXT NOT NULL, made_at TEXT NOT NULL, took_ms INTEGER NOT NULL,
    undoes TEXT
) STRICT""",
    """CREATE INDEX articles_by_text ON articles(sha256)""",
    """CREATE INDEX annotations_by_article ON annotations(article)""",
    """CREATE UNIQUE INDEX entities_by_annotation ON entities(article, annotator, uid)""",
    """CREATE INDEX entities_by_label ON entities(annotator, label, article)""",
    """CREATE UNIQUE INDEX relations_by_annotation ON relations(article, annotator, uid)""",
    """CREATE INDEX relations_by_label ON relations(annotator, label, article)""",
    """CREATE UNIQUE INDEX article_labels_by_annotation
    ON article_labels(article, annotator, name, value)""",
    """CREATE INDEX edits_by_annotation ON edits(article, annotator)""",
    # The words come folded, cut and each once: so the plainest tokenizer, and no positions.
    """CREATE VIRTUAL TABLE articles_fts USING fts5(
    words, content='', detail=none, columnsize=0, tokenize='ascii'
)""",
    # An import then writes half as many segments, and merges them less often.
    """INSERT INTO articles_fts(articles_fts, rank) VALUES ('hashsize', 33554432)""",
    """INSERT INTO articles_fts(articles_fts, rank) VALUES ('automerge', 8)""",
)

_SETTLED_DOUBTS = (
    """CREATE TABLE settled_doubts (
    article INTEGER NOT NULL REFERENCES articles(id), kind TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, author TEXT NOT NULL, made_at TEXT NOT NULL,
    PRIMARY KEY (article, start, "end", kind), CHECK (0 <= start AND start <= "end")
) STRICT, WITHOUT ROWID""",
    """ALTER TABLE annotations ADD COLUMN reason TEXT NOT NULL DEFAULT ''""",
)

_SUGGESTIONS = (
    # What was said of a machine's proposals; no row for those that nobody decided.
    """CREATE TABLE suggestions (
    article INTEGER NOT NULL REFERENCES articles(id),
    annotator INTEGER NOT NULL REFERENCES annotators(id), start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, label TEXT NOT NULL, source TEXT NOT NULL, score REAL NOT NULL,
    state TEXT NOT NULL, decided_at TEXT NOT NULL,
    PRIMARY KEY (article, annotator, start, "end", label), CHECK (0 <= start AND start < "end")
) STRICT, WITHOUT ROWID""",
)

_SPLITS = (
    """CREATE TABLE splits (
    article INTEGER PRIMARY KEY REFERENCES articles(id), part TEXT NOT NULL
) STRICT""",
)


_DECISIONS = (
    """CREATE TABLE decisions (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES articles(id), edit TEXT NOT NULL, gold TEXT NOT NULL,
    removed TEXT NOT NULL, sources TEXT NOT NULL, votes INTEGER NOT NULL, voters INTEGER NOT NULL,
    method TEXT NOT NULL, class TEXT NOT NULL, author TEXT NOT NULL, made_at TEXT NOT NULL,
    reason TEXT NOT NULL, batch TEXT NOT NULL
) STRICT""",
    """CREATE TABLE flags (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES articles(id), sources TEXT NOT NULL, note TEXT NOT NULL,
    author TEXT NOT NULL, made_at TEXT NOT NULL
) STRICT""",
    # Worked out from the marks at any time; kept so that nobody waits for it twice.
    """CREATE TABLE kept_counts (
    article INTEGER NOT NULL REFERENCES articles(id), what TEXT NOT NULL, stamp TEXT NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY (what, article)
) STRICT, WITHOUT ROWID""",
    """CREATE INDEX decisions_by_article ON decisions(article)""",
    """CREATE INDEX flags_by_article ON flags(article)""",
)


_STEPS = (
    ("m001_first_tables", _FIRST_TABLES),
    ("m002_settled_doubts", _SETTLED_DOUBTS),
    ("m003_suggestions", _SUGGESTIONS),
    ("m004_splits", _SPLITS),
    ("m005_decisions", _DECISIONS),
)


def migrate(raw: sqlite3.Connection) -> None:
    """Takes an open transaction on a file of any older schema, or an empty one, to the current."""
    from sqlite_utils import Database, Migrations

    steps = Migrations("hashiya")
    for name, statements in _STEPS:

        @steps(name=name)
        def step(db: "Database", statements: tuple[str, ...] = statements) -> None:
            for statement in statements:
                db.execute(statement)

    steps.apply(Database(raw, recursive_triggers=False, execute_plugins=False))
    raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    raw.execute(f"PRAGMA user_version={CURRENT}")


def digest(raw: sqlite3.Connection) -> str:
    """Tells the schema of a file from any other: tables, indexes, views and triggers.

    What SQLite and sqlite-utils make for themselves is left out, since their wording may change.
    """
    ours = hashlib.sha256()
    for kind, name, sql in raw.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    ):
        made_for_us = kind in ("table", "index") and (
            name in _OURS_BY_NAME or name.startswith(("sqlite_", _FTS))
        )
        if not made_for_us:
            ours.update(f"{kind}\0{name}\0{sql}\0".encode())
    return ours.hexdigest()
