"""The list of articles as Qt reads it, made for a hundred thousand rows."""

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.i18n import trn
from annotator.model.annotation import Status
from annotator.store.articles import ListedArticle
from annotator.text import fold
from annotator.ui.words import plain_tip, status_name

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Role(IntEnum):
    """What a row tells beside its text."""

    ARTICLE = Qt.ItemDataRole.UserRole


class ArticleModel(QAbstractListModel):
    """The articles that a filter lets through, in the project's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[ListedArticle] = []
        self._rows: dict[str, int] = {}
        self._keys: list[str] | None = None
        self._shown: list[int] = []
        self._words = ""
        self._status: Status | None = None

    def show_articles(self, articles: Sequence[ListedArticle]) -> None:
        """Lists these articles in the place of all before."""
        self._all = list(articles)
        self._rows = {article.uid: row for row, article in enumerate(self._all)}
        self._keys = None
        self._refilter()

    def filter(self, words: str, status: Status | None) -> None:
        """Lets through what has all ``words`` (folded) in its title, and the status, if any."""
        self._words, self._status = words, status
        self._refilter()

    def change(
        self, uid: str, *, status: Status | None = None, entities: int | None = None
    ) -> None:
        """Shows a new status or count of one article. It stays listed, whatever the filter says."""
        row = self._rows.get(uid)
        if row is None:
            return
        old = self._all[row]
        self._all[row] = replace(
            old,
            status=old.status if status is None else status,
            entities=old.entities if entities is None else entities,
        )
        index = self.index_of(uid)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def index_of(self, uid: str) -> QModelIndex:
        """Where an article stands; nowhere if the filter holds it back."""
        place = self._rows.get(uid)
        try:
            return self.index(self._shown.index(place)) if place is not None else _NOWHERE
        except ValueError:
            return _NOWHERE

    def article(self, row: int) -> ListedArticle | None:
        """The article in a row of those shown; None past either end."""
        return self._all[self._shown[row]] if 0 <= row < len(self._shown) else None

    def last(self) -> ListedArticle | None:
        """The article that came in last, shown or not."""
        return self._all[-1] if self._all else None

    def count_all(self) -> int:
        """How many articles there are, shown or not."""
        return len(self._all)

    def finished(self) -> int:
        """How many are done or skipped."""
        return sum(article.status in {Status.DONE, Status.SKIPPED} for article in self._all)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many articles are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, what a screen reader says, or the article itself."""
        article = self.article(index.row())
        if article is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return article.title
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(article.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                count = trn("{n} entity", "{n} entities", article.entities)
                return f"{article.title}, {status_name(Status(article.status))}, {count}"
            case Role.ARTICLE:
                return article
        return None

    def _refilter(self) -> None:
        self.beginResetModel()
        wanted = fold.key(self._words).split()
        keys = self._title_keys() if wanted else []
        self._shown = [
            row
            for row, article in enumerate(self._all)
            if (self._status is None or article.status == self._status)
            and all(word in keys[row] for word in wanted)
        ]
        self.endResetModel()

    def _title_keys(self) -> list[str]:
        if self._keys is None:
            self._keys = [fold.key(article.title) for article in self._all]
        return self._keys
