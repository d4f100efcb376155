import re
from pathlib import PurePath

import pytest

from annotator.formats import inception
from annotator.formats.format import AnnotatorMarks
from annotator.model.annotation import Annotation, AnnotatorKind
from annotator.model.marks import Entity, Span


@pytest.mark.parametrize(
    ("path", "annotator", "article"),
    [
        ("export/annotation/news.txt/layla.tsv", "layla", "news.txt"),
        ("export/curation/news.txt/CURATION_USER.xmi", inception.CURATOR, "news.txt"),
        ("export/annotation/news.txt/INITIAL_CAS.xmi", "", "news.txt"),
        ("p/annotation/news.txt/layla/CAS1.xmi", "layla", "news.txt"),
        ("p/annotation/news.txt/layla.h/CAS1.xmi", "layla.h", "news.txt"),
        ("p/annotation/news.txt/INITIAL_CAS/CAS1.xmi", "", "news.txt"),
        ("somewhere/else/news.tsv", "", "news"),
        ("news.tsv", "", "news"),
    ],
)
def test_the_folders_say_whose_a_file_is(path, annotator, article):
    assert inception.annotator(PurePath(path)) == annotator
    assert inception.article(PurePath(path), annotator) == article


def test_files_of_one_text_that_lie_together_are_called_by_their_annotators(write):
    for name in ("layla", "omar", "INITIAL_CAS"):
        write(f"a/{name}.tsv", "#Text=x\n" + name)
    other = write("a/other.tsv", "#Text=y\n")
    text = re.compile(rb"^#Text=.*$", re.MULTILINE)
    assert [inception.owner(path, text) for path in sorted(other.parent.iterdir())] == [
        "",
        "layla",
        "omar",
        "",
    ]
    assert inception.article(other.with_name("layla.tsv"), "layla") == "a"


def test_what_was_there_before_anybody_is_a_machines():
    initial, marked = (
        PurePath("annotation/a.txt/INITIAL_CAS.xmi"),
        Annotation.of([Entity("e", (Span(0, 1),), "A")]),
    )
    assert inception.belonging(initial, "", Annotation()) == ()
    assert inception.belonging(initial, "", marked) == (
        AnnotatorMarks("INITIAL_CAS", marked, AnnotatorKind.MACHINE),
    )
    (curated,) = inception.belonging(PurePath("a/b.xmi"), inception.CURATOR, Annotation())
    assert curated.kind is AnnotatorKind.GOLD
    assert inception.belonging(PurePath("a/b.xmi"), "", marked) == (AnnotatorMarks("", marked),)
