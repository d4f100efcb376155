from pathlib import PurePath

import pytest

from annotator.formats import inception


@pytest.mark.parametrize(
    ("path", "annotator", "article"),
    [
        ("export/annotation/news.txt/layla.tsv", "layla", "news.txt"),
        ("export/curation/news.txt/CURATION_USER.xmi", inception.CURATOR, "news.txt"),
        ("export/annotation/news.txt/INITIAL_CAS.xmi", "", "news.txt"),
        ("somewhere/else/news.tsv", "", "news"),
        ("news.tsv", "", "news"),
    ],
)
def test_the_folders_say_whose_a_file_is(path, annotator, article):
    assert inception.annotator(PurePath(path)) == annotator
    assert inception.article(PurePath(path)) == article
