"""Every edit, forever: the truth of a project, of which its marks are the projection."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.errors import RuleBroken
from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.edits import Change, Edit, apply
from annotator.model.marks import Entity, Relation
from annotator.model.plain import of_edit, to_edit
from annotator.store.annotators import annotator_id
from annotator.store.articles import article_id
from annotator.store.connection import Connection
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
        """Records all of them, or none if one is refused; how many there were."""
        count = 0
        with self._connection.writing():
            for count, entry in enumerate(entries, 1):  # noqa: B007 - counted
                self._record(entry)
        return count

    def history(self, article: str, annotator: str) -> list[JournalEntry]:
        """The edits of one annotation, in the order in which they were made."""
        with self._connection.reading():
            rows = self._connection.rows(
                "SELECT uid, author, title, changes, made_at, took_ms, undoes FROM edits"
                " WHERE article = ? AND annotator = ? ORDER BY seq",
                (article_id(self._connection, article), annotator_id(self._connection, annotator)),
            )
        return [
            JournalEntry(
                uid, article, annotator, author, to_edit(title, json.loads(changes)), *others
            )
            for uid, author, title, changes, *others in rows
        ]

    def replay(self, article: str, annotator: str) -> Annotation:
        """The annotation that the edits lead to; raises RuleBroken if they contradict."""
        annotation = Annotation()
        for entry in self.history(article, annotator):
            annotation = apply(annotation, entry.edit)
        return annotation

    def _record(self, entry: JournalEntry) -> None:
        connection, edit = self._connection, entry.edit
        annotated = (
            article_id(connection, entry.article),
            annotator_id(connection, entry.annotator),
        )
        connection.write(
            "INSERT INTO edits(uid, article, annotator, author, title, changes, made_at, took_ms,"
            " undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                entry.uid,
                *annotated,
                entry.author,
                edit.title,
                compact(of_edit(edit)),
                entry.made_at,
                entry.took_ms,
                entry.undoes,
            ),
        )
        more = Counter[MarkTable]()
        for change in edit.changes:
            _project(connection, annotated, change, more)
        if _may_dangle(edit) and connection.row(_DANGLING, annotated):
            raise RuleBroken(tr("A relation needs both of its entities."))
        counts = (more[table] for table in _TABLES)
        connection.write(_COUNT, (*annotated, *counts, entry.made_at))


def _project(
    connection: Connection, annotated: Annotated, change: Change, more: Counter[MarkTable]
) -> None:
    match change:
        case Change(before=None, after=None):
            raise ValueError("a change needs a mark before or after")
        case Change(before=None, after=after) if after is not None:
            table = table_of(after)
            more[table] += 1
            done = _inserted(connection, _INSERT[table], (*annotated, *values_of(after)))
        case Change(before=before, after=None) if before is not None:
            table = table_of(before)
            more[table] -= 1
            done = connection.write(_DELETE[table], (*annotated, *values_of(before)))
        case Change(before=before, after=after) if before is not None and after is not None:
            values = (*values_of(after), *annotated, *values_of(before))
            done = connection.write(_UPDATE[table_of(before)], values)
    if not done:
        raise RuleBroken(tr("This mark was changed meanwhile; look at it again."))


def _inserted(connection: Connection, sql: str, values: tuple[object, ...]) -> int:
    try:
        return connection.write(sql, values)
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_UNIQUE:
            return 0
        raise


def _may_dangle(edit: Edit) -> bool:
    return any(
        isinstance(c.after, Relation) or (isinstance(c.before, Entity) and c.after is None)
        for c in edit.changes
    )
