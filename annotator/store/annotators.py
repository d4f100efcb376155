"""The annotators of a project."""

from annotator.errors import BadInput, NotFound
from annotator.i18n import tr
from annotator.model.annotation import Annotator, AnnotatorKind
from annotator.store.connection import Connection, Row

_COLUMNS = "SELECT uid, name, kind FROM annotators"


class Annotators:
    """Who has annotations here, in the order in which they came."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Annotator]:
        """Every annotator."""
        rows = self._connection.rows(f"{_COLUMNS} ORDER BY id")
        return self._connection.made(annotator_of, rows)

    def get(self, name: str) -> Annotator | None:
        """The annotator of this name."""
        rows = self._connection.rows(f"{_COLUMNS} WHERE name = ?", (name,))
        return next(iter(self._connection.made(annotator_of, rows)), None)

    def add(self, annotator: Annotator) -> None:
        """Takes in one more; raises BadInput if the name is taken or empty."""
        if not annotator.name.strip():
            raise BadInput(tr("An annotator needs a name."))
        if self.get(annotator.name):
            raise BadInput(tr("There is an annotator {name} already.", name=annotator.name))
        with self._connection.writing():
            self._connection.write(
                "INSERT INTO annotators(uid, name, kind) VALUES (?, ?, ?)",
                (annotator.uid, annotator.name, annotator.kind.value),
            )


def annotator_of(row: Row) -> Annotator:
    """From uid, name, kind."""
    uid, name, kind = row
    return Annotator(uid, name, AnnotatorKind(kind))


def annotator_id(connection: Connection, uid: str) -> int:
    """The number of an annotator inside the file; raises NotFound."""
    row = connection.row("SELECT id FROM annotators WHERE uid = ?", (uid,))
    if row is None:
        raise NotFound(tr("There is no annotator {name}.", name=uid))
    return int(row[0])
