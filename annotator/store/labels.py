"""The label sets of a project: every version of them, the last in force."""

import json

from annotator.model.labels import LabelSet
from annotator.model.plain_labels import of_label_set, to_label_set
from annotator.store.connection import Connection
from annotator.store.marks import compact


class LabelSets:
    """What may be marked here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def current(self) -> LabelSet:
        """The label set in force."""
        rows = self._connection.rows("SELECT body FROM label_sets ORDER BY version DESC LIMIT 1")
        found = self._connection.made(lambda row: to_label_set(json.loads(row[0])), rows)
        return next(iter(found), LabelSet(""))

    def save(self, labels: LabelSet, uid: str, now: str) -> None:
        """Puts a new version in force; the older ones are kept.

        Raises BadInput if it could not be read again: a label without a name, a name there twice.
        """
        body = of_label_set(labels)
        to_label_set(body)
        with self._connection.writing():
            self._connection.write(
                "INSERT INTO label_sets(uid, body, made_at) VALUES (?, ?, ?)",
                (uid, compact(body), now),
            )
