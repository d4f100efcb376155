import pytest

from annotator.formats import folders
from annotator.formats.format import AnnotatorMarks, ArticleRecord
from annotator.model.annotation import Annotation, AnnotatorKind, Status
from annotator.model.article import Article


@pytest.mark.parametrize("uid", ["../../up", "a/b", "ا", "", "con.txt", "x" * 100])
def test_a_stem_never_leads_out_of_its_folder(uid):
    names = folders.Names(())
    assert [names.stem(uid), names.stem(uid)] == ["article-00001", "article-00002"]


def test_stems_differ_where_case_is_ignored():
    names = folders.Names(())
    assert [names.stem("ab"), names.stem("AB"), names.stem("aB")] == ["ab", "AB-2", "aB-3"]


def test_one_annotator_lies_on_top_and_a_second_gets_a_folder():
    names = folders.Names(("layla",))
    assert [names.folder(one) for one in ("layla", "عمر", "a/b", "a b", "layla")] == [
        "",
        "عمر/",
        "a_b/",
        "a_b-2/",
        "",
    ]
    assert names.annotators == {"": "layla", "عمر": "عمر", "a_b": "a/b", "a_b-2": "a b"}


def test_the_index_brings_back_what_a_format_has_no_place_for(tmp_path):
    marks = AnnotatorMarks("gold", Annotation(), AnnotatorKind.GOLD, Status.DONE)
    record = ArticleRecord(Article("1", "عنوان", "نص", {"a": [1]}), (marks,))
    (tmp_path / folders.INDEX).write_bytes(folders.index_line("one", record))
    told = folders.index(tmp_path)["one"]
    assert (told["uid"], told["title"], told["meta"]) == ("1", "عنوان", {"a": [1]})
    assert folders.under("gold", marks.annotation, told) == marks
    assert folders.under("other", marks.annotation, told) == AnnotatorMarks("other", Annotation())


def test_a_folder_of_others_tells_nothing(tmp_path):
    assert folders.annotators(tmp_path) == {}
    assert folders.index(tmp_path) == {}
