"""Decisions about the gold, forever: rows are only ever added, also where one was taken back."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from annotator.model.decision import Decision, Method, Provenance, SourceMark
from annotator.model.plain import of_mark, to_mark
from annotator.store.articles import article_id
from annotator.store.connection import Connection, Row
from annotator.store.journal import Journal, JournalEntry
from annotator.store.marks import compact

_INSERT = """
INSERT INTO decisions(uid, article, edit, gold, removed, sources, votes, voters, method, class,
                      author, made_at, reason, batch)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_SELECT = """
SELECT uid, edit, gold, removed, sources, votes, voters, method, class, author, made_at, reason,
       batch
FROM decisions WHERE article = ? ORDER BY id
"""
_FLAGS = """
SELECT f.uid, a.uid, f.sources, f.note, f.author, f.made_at
FROM flags AS f JOIN articles AS a ON a.id = f.article
"""


@dataclass(frozen=True, slots=True)
class Flag:
    """A question that the guidelines should answer. An empty note takes an earlier one away."""

    uid: str
    article: str
    sources: tuple[SourceMark, ...]
    note: str
    author: str
    made_at: str


class Decisions:
    """What was decided about the gold of each article, and what was flagged on the way."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def record(self, made: Iterable[tuple[JournalEntry, Sequence[Decision]]]) -> None:
        """Puts edits of the gold on the disk with the decisions that they carry out: all or none.

        Raises as ``Journal.record`` does.
        """
        with self._connection.writing():
            for entry, decisions in made:
                self._journal.record(entry)
                self.add(decisions)

    def add(self, decisions: Iterable[Decision]) -> None:
        """Decisions whose edits are recorded already, as an import does."""
        with self._connection.writing():
            self._connection.write_many(
                _INSERT,
                [_values(one, article_id(self._connection, one.article)) for one in decisions],
            )

    def of_article(self, article: str) -> list[Decision]:
        """Those of one article (a uid), in the order in which they were made; raises NotFound."""
        with self._connection.reading():
            rows = self._connection.rows(_SELECT, (article_id(self._connection, article),))
        return self._connection.made(partial(_decision, article), rows)

    def articles(self) -> list[str]:
        """The articles (uids) that something was decided about, in the project's order."""
        rows = self._connection.rows(
            "SELECT uid FROM articles WHERE id IN (SELECT article FROM decisions) ORDER BY id"
        )
        return [uid for (uid,) in rows]

    def flag(self, flag: Flag) -> None:
        """Keeps a question for the guidelines."""
        with self._connection.writing():
            self._connection.write(
                "INSERT INTO flags(uid, article, sources, note, author, made_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    flag.uid,
                    article_id(self._connection, flag.article),
                    _plain(flag.sources),
                    flag.note,
                    flag.author,
                    flag.made_at,
                ),
            )

    def flags(self, article: str | None = None) -> list[Flag]:
        """The last flag of each question, of one article (a uid) or of all, the oldest first.

        A question is the same while its marks are, whatever has become of these.
        """
        one = (_FLAGS + " WHERE a.uid = ? ORDER BY f.id", (article,))
        sql, values = (_FLAGS + " ORDER BY f.id", ()) if article is None else one
        last: dict[tuple[str, frozenset[tuple[str, str]]], Flag] = {}
        for flag in self._connection.made(_flag, self._connection.rows(sql, values)):
            about = flag.article, frozenset((one.annotator, one.mark) for one in flag.sources)
            last.pop(about, None)
            last[about] = flag
        return [flag for flag in last.values() if flag.note]


def _values(one: Decision, article: int) -> tuple[object, ...]:
    why = one.why
    return (
        one.uid,
        article,
        one.edit,
        compact([of_mark(mark) for mark in one.gold]),
        compact(one.removed),
        _plain(why.sources),
        why.votes,
        why.voters,
        why.method.value,
        why.kind,
        why.author,
        why.made_at,
        why.reason,
        why.batch,
    )


def _decision(article: str, row: Row) -> Decision:
    uid, edit, gold, removed, sources, votes, voters, method, kind, author, made_at, *rest = row
    why = Provenance(Method(method), author, made_at, _sources(sources), votes, voters, kind, *rest)
    marks = tuple(to_mark(one) for one in json.loads(gold))
    return Decision(uid, article, edit, marks, tuple(json.loads(removed)), why)


def _flag(row: Row) -> Flag:
    uid, article, sources, *rest = row
    return Flag(uid, article, _sources(sources), *rest)


def _plain(sources: Iterable[SourceMark]) -> str:
    return compact([[one.annotator, one.mark, one.revision] for one in sources])


def _sources(kept: str) -> tuple[SourceMark, ...]:
    return tuple(SourceMark(*one) for one in json.loads(kept))
