"""What is wrong in a project's file, if anything."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.errors import AnnotatorError
from annotator.i18n import tr
from annotator.model.annotation import Annotation
from annotator.model.edits import apply
from annotator.model.plain import to_edit
from annotator.store.adding import text_digest
from annotator.store.connection import Connection
from annotator.store.failures import understood
from annotator.store.marks import Annotated, annotation_of

_PAGE = 200
_OUTSIDE = """
SELECT a.uid, m.uid FROM entities AS m JOIN articles AS a ON a.id = m.article
WHERE m."end" > a.n_chars ORDER BY a.id, m.id
"""
_ANNOTATIONS = """
SELECT m.article, m.annotator, n.entities, n.relations, n.labels, a.uid
FROM (SELECT article, annotator FROM edits
      UNION SELECT article, annotator FROM entities
      UNION SELECT article, annotator FROM relations
      UNION SELECT article, annotator FROM article_labels) AS m
LEFT JOIN annotations AS n ON n.article = m.article AND n.annotator = m.annotator
JOIN articles AS a ON a.id = m.article ORDER BY m.article, m.annotator
"""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be."""

    rule: str
    article: str
    """Its uid; empty where it is not one article's."""
    mark: str
    """The uid of the mark; empty where there is none."""
    why: str


def problems(connection: Connection) -> Iterator[Problem]:
    """Every problem, as it is found; nothing is changed."""
    yield from _pages(connection)
    yield from _texts(connection)
    yield from _outside(connection)
    yield from _journal(connection)


def _pages(connection: Connection) -> Iterator[Problem]:
    for (answer,) in connection.rows("PRAGMA quick_check"):
        if answer != "ok":
            yield Problem("damaged_page", "", "", str(answer))
    for table, row, *_ in connection.rows("PRAGMA foreign_key_check"):
        why = tr("Row {row} of the table {table} points nowhere.", row=str(row), table=table)
        yield Problem("points_nowhere", "", "", why)


def _texts(connection: Connection) -> Iterator[Problem]:
    last = 0
    while rows := connection.rows(
        "SELECT id, uid, sha256, n_chars, text FROM articles"
        " LEFT JOIN article_text ON article = id WHERE id > ? ORDER BY id LIMIT ?",
        (last, _PAGE),
    ):
        for _, uid, sha256, n_chars, text in rows:
            if text is None or text_digest(text) != sha256 or len(text) != n_chars:
                yield Problem(
                    "text_changed", uid, "", tr("The text is not the one that was imported.")
                )
        last = rows[-1][0]


def _outside(connection: Connection) -> Iterator[Problem]:
    for article, mark in connection.rows(_OUTSIDE):
        yield Problem("outside_text", article, mark, tr("The entity ends after the text."))


def _journal(connection: Connection) -> Iterator[Problem]:
    for article, annotator, *counts, uid in connection.rows(_ANNOTATIONS):
        try:
            held = annotation_of(connection, (article, annotator))
            told = _replayed(connection, (article, annotator))
        except AnnotatorError as error:
            yield Problem("journal_broken", uid, "", str(error))
            continue
        for mark in _differing(held, told):
            why = tr("The journal says another thing than the tables.")
            yield Problem("journal_differs", uid, mark, why)
        if counts != [len(held.entities), len(held.relations), len(held.labels)]:
            yield Problem("wrong_count", uid, "", tr("The number of marks is not what is noted."))


def _replayed(connection: Connection, annotated: Annotated) -> Annotation:
    annotation = Annotation()
    for title, changes in connection.rows(
        "SELECT title, changes FROM edits WHERE article = ? AND annotator = ? ORDER BY seq",
        annotated,
    ):
        with understood(connection.path):
            edit = to_edit(title, json.loads(changes))
        annotation = apply(annotation, edit)
    return annotation


def _differing(one: Annotation, other: Annotation) -> list[str]:
    here = {mark.uid: mark for mark in one.marks()}
    there = {mark.uid: mark for mark in other.marks()}
    return [uid for uid in here | there if here.get(uid) != there.get(uid)]
