"""A project: one file with articles, annotators, labels, marks and every edit."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self

from annotator.model.labels import LabelSet
from annotator.store import backup
from annotator.store.annotations import Annotations
from annotator.store.annotators import Annotators
from annotator.store.articles import Articles
from annotator.store.connection import Connection
from annotator.store.decisions import Decisions
from annotator.store.doubts import SettledDoubts
from annotator.store.failures import understood
from annotator.store.integrity import Problem, problems
from annotator.store.journal import Journal
from annotator.store.kept_counts import KeptCounts
from annotator.store.labels import LabelSets
from annotator.store.lock import Holder, Lock
from annotator.store.opening import Opened, make, open_file, open_to_read, put_away, second
from annotator.store.past_marks import PastMarks
from annotator.store.search import Search
from annotator.store.splits import Splits
from annotator.store.statistics import Statistics, statistics
from annotator.store.suggestions import Suggestions
from annotator.store.words import Words
from annotator.text.clitics import Policy

ENDING = ".hashiya"


class Project:
    """An open project, for one thread at a time; ``another`` gives one to a second thread."""

    def __init__(self, connection: Connection, lock: Lock | None, holder: Holder | None) -> None:
        self._connection = connection
        self._lock = lock
        self.path = connection.path
        self.holder = holder
        """Who writes to it, where it could be opened only to read since another does."""
        self.read_only = connection.refusal is not None
        self.articles = Articles(connection)
        self.annotators = Annotators(connection)
        self.annotations = Annotations(connection)
        self.journal = Journal(connection)
        self.labels = LabelSets(connection)
        self.search = Search(connection)
        self.words = Words(connection)
        self.settled = SettledDoubts(connection)
        self.past = PastMarks(connection)
        self.suggestions = Suggestions(connection)
        self.decisions = Decisions(connection, self.journal)
        self.kept_counts = KeptCounts(connection)
        self.splits = Splits(connection)

    @classmethod
    def create(  # noqa: PLR0913 - each is a fact that a project must have
        cls,
        path: Path,
        *,
        name: str,
        labels: LabelSet,
        policy: str,
        uid: str,
        now: str,
        language: str = "ar",
    ) -> Self:
        """Makes a project and opens it; raises BadInput if there is a file already."""
        facts = {"name": name, "policy": policy, "language": language, "uid": uid, "created": now}

        def fill(connection: Connection) -> None:
            with connection.writing():
                connection.write_many("INSERT INTO project VALUES (?, ?)", facts.items())
                LabelSets(connection).save(labels, uid, now)

        make(path, fill)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Opens a project; where another writes to it, or nothing can be written, to read only.

        An older schema is brought to the current one, after a backup. Raises NotFound,
        ForeignFile, NewerFile or DamagedFile; the file is then as it was.
        """
        opened = open_to_read(path) if read_only else open_file(path)
        return cls(opened.connection, opened.lock, opened.holder)

    def another(self) -> Self:
        """The same project for another thread; to be closed before this one."""
        connection = second(self.path, self._connection.refusal)
        return type(self)(connection, None, self.holder)

    def close(self) -> None:
        """Leaves one file that holds all, and lets others write to it."""
        put_away(Opened(self._connection, self._lock, None))
        self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def name(self) -> str:
        """What people call it."""
        return self._fact("name")

    @property
    def policy(self) -> str:
        """Where a mark may begin in a word: ``stem``, ``token`` or ``free``."""
        with understood(self.path):
            return Policy(self._fact("policy")).value

    @property
    def uid(self) -> str:
        """The same in every copy of it."""
        return self._fact("uid")

    @property
    def language(self) -> str:
        """The language of its articles, as a code."""
        return self._fact("language")

    def set_name(self, name: str) -> None:
        """Gives it another name."""
        self._set_fact("name", name)

    def set_policy(self, policy: str) -> None:
        """Says anew where marks may begin."""
        self._set_fact("policy", policy)

    def writing(self) -> AbstractContextManager[None]:
        """Makes one of several writes: all are on the disk at its end, or none is."""
        return self._connection.writing()

    def backup(self, to: Path) -> Path:
        """Makes a sound copy under a name that is free."""
        return backup.copy(self._connection.raw, self.path, to)

    def keep_backup(self) -> Path:
        """Makes a sound copy in the folder beside it, where the last ten are kept."""
        return backup.keep(self._connection.raw, self.path)

    def problems(self) -> Iterator[Problem]:
        """What is wrong in the file, found by reading all of it."""
        return problems(self._connection)

    def statistics(self) -> Statistics:
        """How much there is of what."""
        return statistics(self._connection)

    def _fact(self, key: str) -> str:
        row = self._connection.row("SELECT value FROM project WHERE key = ?", (key,))
        return str(row[0]) if row else ""

    def _set_fact(self, key: str, value: str) -> None:
        with self._connection.writing():
            self._connection.write("INSERT OR REPLACE INTO project VALUES (?, ?)", (key, value))
