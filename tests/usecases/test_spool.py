import errno

import pytest

from annotator.errors import DiskFull, NotSaved
from annotator.formats.format import AnnotatorMarks, ArticleRecord
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.marks import Entity, Span
from annotator.usecases.spool import Spool


def test_what_is_kept_aside_comes_back_the_same():
    marked = Annotation.of([Entity("e", (Span(0, 2),), "ORG")])
    records = [
        ArticleRecord(Article(f"u{n}", "", f"نص {n}"), (AnnotatorMarks("a", marked),))
        for n in range(250)
    ]
    with Spool() as spool:
        assert list(spool.fill(records)) == [100, 200, 250]
        assert len(spool) == 250
        assert list(spool) == records
        assert list(spool) == records


def test_nothing_is_kept_aside():
    with Spool() as spool:
        assert list(spool.fill([])) == []
        assert list(spool) == []


@pytest.mark.parametrize(("number", "refusal"), [(errno.ENOSPC, DiskFull), (errno.EIO, NotSaved)])
def test_a_disk_that_refuses_is_told_in_words(number, refusal):
    with Spool() as spool:
        spool._file.close()

        class Full:
            def write(self, _):
                raise OSError(number, "no")

            def close(self):
                pass

        spool._file = Full()
        with pytest.raises(refusal):
            list(spool.fill([1]))
