"""Every edit, forever: the truth of a project, of which its marks are the projection."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.errors import RuleBroken
from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.edits import Change, Edit, apply
from annotator.model.marks import Entity, Relation
from annotator.model.plain import of_edit, to_edit
from annotator.store.annotators import annotator_id
from annotator.store.articles import article_id
from annotator.store.connection import Connection, Row
from annotator.store.marks import (
    ARTICLE_LABELS,
    ENTITIES,
    RELATIONS,
    Annotated,
    MarkTable,
    compact,
    table_of,
    values_of,
)

_TABLES = (ENTITIES, RELATIONS, ARTICLE_LABELS)
_INSERT = {table: table.insert() for table in _TABLES}
_DELETE = {table: table.delete() for table in _TABLES}
_UPDATE = {table: table.update() for table in _TABLES}
_JOURNAL = """
INSERT INTO edits(uid, article, annotator, author, title, changes, made_at, took_ms, undoes)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_AT_ONCE = 500
"""Edits that are kept back to be written together."""
_COUNT = """
INSERT INTO annotations(article, annotator, status, entities, relations, labels, updated_at)
VALUES (?, ?, 'in_progress', ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET
  status = CASE status WHEN 'new' THEN 'in_progress' ELSE status END,
  entities = entities + excluded.entities, relations = relations + excluded.relations,
  labels = labels + excluded.labels, updated_at = excluded.updated_at
"""
_DANGLING = """
SELECT 1 FROM relations AS r WHERE article = ? AND annotator = ? AND NOT (
  EXISTS (SELECT 1 FROM entities AS e
          WHERE e.article = r.article AND e.annotator = r.annotator AND e.uid = r.head)
  AND EXISTS (SELECT 1 FROM entities AS e
              WHERE e.article = r.article AND e.annotator = r.annotator AND e.uid = r.tail))
LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One edit, of which annotation, by whom, when."""

    uid: str
    article: str
    """The uid of the article."""
    annotator: str
    """The uid of the annotator whose annotation it is."""
    author: str
    """Who did it, where that is someone else: the lead, an import."""
    edit: Edit
    made_at: str
    took_ms: int = 0
    """How long the gesture took, in milliseconds; 0 where it was not measured."""
    undoes: str | None = None
    """The uid of the entry that it takes back."""


class Journal:
    """The only way in which marks change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def record(self, entry: JournalEntry) -> None:
        """Puts an edit and what it changes on the disk, all or nothing.

        Raises RuleBroken if a mark is not what the edit says it was, or a relation would lack an
        end; NotFound; ReadOnlyProject, DiskFull, NotSaved.
        """
        with self._connection.writing():
            self._record(entry)

    def record_many(self, entries: Iterable[JournalEntry]) -> int:
        """Records all of them, or none if one is refused; how many there were.

        Raises as ``record`` does. Edits that only add are written many at a time.
        """
        count = 0
        waiting: list[JournalEntry] = []
        with self._connection.writing():
            for count, entry in enumerate(entries, 1):  # noqa: B007 - counted
                if not _only_adds(entry.edit):
                    self._add(waiting)
                    self._record(entry)
                    waiting = []
                    continue
                waiting.append(entry)
                if len(waiting) == _AT_ONCE:
                    self._add(waiting)
                    waiting = []
            self._add(waiting)
        return count

    def history(self, article: str, annotator: str) -> list[JournalEntry]:
        """The edits of one annotation, in the order in which they were made."""
        with self._connection.reading():
            rows = self._connection.rows(
                "SELECT uid, author, title, changes, made_at, took_ms, undoes FROM edits"
                " WHERE article = ? AND annotator = ? ORDER BY seq",
                (article_id(self._connection, article), annotator_id(self._connection, annotator)),
            )
        return self._entries(article, ((uid, annotator, *others) for uid, *others in rows))

    def titled(self, article: str, *titles: str) -> list[JournalEntry]:
        """Every annotator's edits of an article with one of these titles, in their order."""
        with self._connection.reading():
            rows = self._connection.rows(
                "SELECT e.uid, n.uid, e.author, e.title, e.changes, e.made_at, e.took_ms, e.undoes"
                " FROM edits AS e JOIN annotators AS n ON n.id = e.annotator"
                " WHERE e.article = ? AND e.title IN (SELECT value FROM json_each(?))"
                " ORDER BY e.seq",
                (article_id(self._connection, article), compact(titles)),
            )
        return self._entries(article, rows)

    def made_since(
        self, annotator: str, since: str, after: int | None = None
    ) -> list[tuple[int, Edit]]:
        """What an annotator (a uid) did by hand from ``since`` on, and its numbers, in order.

        ``after`` is the number of an edit: only what came behind it.
        """
        if after is None:
            # The edits of a day are the last ones: this walks back from the end.
            row = self._connection.row(
                "SELECT seq FROM edits WHERE made_at < ? ORDER BY seq DESC LIMIT 1", (since,)
            )
            after = int(row[0]) if row else 0
        rows = self._connection.rows(
            "SELECT seq, title, changes FROM edits WHERE seq > ? AND annotator ="
            " (SELECT id FROM annotators WHERE uid = ?) AND title <> 'import' ORDER BY seq",
            (after, annotator),
        )
        return self._connection.made(lambda row: (row[0], _edit(*row[1:])), rows)

    def replay(self, article: str, annotator: str) -> Annotation:
        """The annotation that the edits lead to; raises RuleBroken if they contradict."""
        annotation = Annotation()
        for entry in self.history(article, annotator):
            annotation = apply(annotation, entry.edit)
        return annotation

    def _entries(self, article: str, rows: Iterable[Row]) -> list[JournalEntry]:
        def entry(row: Row) -> JournalEntry:
            uid, annotator, author, title, changes, *others = row
            return JournalEntry(uid, article, annotator, author, _edit(title, changes), *others)

        return self._connection.made(entry, rows)

    def _record(self, entry: JournalEntry) -> None:
        if _only_adds(entry.edit):
            self._add([entry])
            return
        connection, edit = self._connection, entry.edit
        annotated = self._annotated(entry)
        connection.write(_JOURNAL, _row(entry, annotated))
        more = Counter[MarkTable]()
        for change in edit.changes:
            _project(connection, annotated, change, more)
        if _may_dangle(edit):
            _refuse_dangling(connection, annotated)
        connection.write(_COUNT, _counts(entry, annotated, more))

    def _add(self, entries: Sequence[JournalEntry]) -> None:
        """Records edits that only add marks, one statement for each table."""
        connection = self._connection
        journal, counts, dangling = [], [], []
        rows: dict[MarkTable, list[tuple[object, ...]]] = {table: [] for table in _TABLES}
        for entry in entries:
            annotated = self._annotated(entry)
            more = Counter[MarkTable]()
            for change in entry.edit.changes:
                if change.after is not None:
                    table = table_of(change.after)
                    more[table] += 1
                    rows[table].append((*annotated, *values_of(change.after)))
            journal.append(_row(entry, annotated))
            counts.append(_counts(entry, annotated, more))
            if not _brings_its_ends(entry.edit):
                dangling.append(annotated)
        connection.write_many(_JOURNAL, journal)
        for table, values in rows.items():
            _insert_many(connection, _INSERT[table], values)
        for annotated in dangling:
            _refuse_dangling(connection, annotated)
        connection.write_many(_COUNT, counts)

    def _annotated(self, entry: JournalEntry) -> Annotated:
        return (
            article_id(self._connection, entry.article),
            annotator_id(self._connection, entry.annotator),
        )


def _edit(title: str, changes: str) -> Edit:
    return to_edit(title, json.loads(changes))


def _row(entry: JournalEntry, annotated: Annotated) -> tuple[object, ...]:
    return (
        entry.uid,
        *annotated,
        entry.author,
        entry.edit.title,
        compact(of_edit(entry.edit)),
        entry.made_at,
        entry.took_ms,
        entry.undoes,
    )


def _counts(
    entry: JournalEntry, annotated: Annotated, more: Counter[MarkTable]
) -> tuple[object, ...]:
    return (*annotated, *(more[table] for table in _TABLES), entry.made_at)


def _project(
    connection: Connection, annotated: Annotated, change: Change, more: Counter[MarkTable]
) -> None:
    match change:
        case Change(before=None, after=None):
            raise ValueError("a change needs a mark before or after")
        case Change(before=None, after=after) if after is not None:
            table = table_of(after)
            more[table] += 1
            _insert_many(connection, _INSERT[table], [(*annotated, *values_of(after))])
            done = 1
        case Change(before=before, after=None) if before is not None:
            table = table_of(before)
            more[table] -= 1
            done = connection.write(_DELETE[table], (*annotated, *values_of(before)))
        case Change(before=before, after=after) if before is not None and after is not None:
            values = (*values_of(after), *annotated, *values_of(before))
            done = connection.write(_UPDATE[table_of(before)], values)
    if not done:
        raise _changed_meanwhile()


def _insert_many(connection: Connection, sql: str, values: Sequence[tuple[object, ...]]) -> None:
    try:
        connection.write_many(sql, values)
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_UNIQUE:
            raise _changed_meanwhile() from error
        raise


def _changed_meanwhile() -> RuleBroken:
    return RuleBroken(tr("This mark was changed meanwhile; look at it again."))


def _refuse_dangling(connection: Connection, annotated: Annotated) -> None:
    if connection.row(_DANGLING, annotated):
        raise RuleBroken(tr("A relation needs both of its entities."))


def _only_adds(edit: Edit) -> bool:
    return all(c.before is None and c.after is not None for c in edit.changes)


def _brings_its_ends(edit: Edit) -> bool:
    """Whether each relation that an edit adds is between entities that it adds too."""
    marks = [change.after for change in edit.changes]
    entities = {mark.uid for mark in marks if isinstance(mark, Entity)}
    relations = (mark for mark in marks if isinstance(mark, Relation))
    return all(r.head in entities and r.tail in entities for r in relations)


def _may_dangle(edit: Edit) -> bool:
    return any(
        isinstance(c.after, Relation) or (isinstance(c.before, Entity) and c.after is None)
        for c in edit.changes
    )
