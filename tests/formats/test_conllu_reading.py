import pytest
from records import reading

from annotator.errors import BadInput
from annotator.formats import intake
from annotator.formats.conllu_reading import read
from annotator.formats.format import ArticleRecord, Failed, Remark
from annotator.model.labels import LabelSet

ROW = "{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n"


def found(path, **options):
    return list(read(path, reading(**options)))


def rows(*words):
    return "".join(ROW.format(n, *word) for n, word in enumerate(words, start=1)) + "\n"


def test_a_document_is_an_article_and_so_is_a_file_without_any(write):
    one = rows(("أ", "_"), ("ب", "_"))
    two = found(write("a.conllu", f"# newdoc id = 1\n{one}{one}# newdoc\n{one}"))
    assert [(r.article.text, dict(r.article.meta)) for r in two] == [
        ("أ ب\nأ ب", {"newdoc": "1"}),
        ("أ ب", {}),
    ]
    assert [r.article.text for r in found(write("a.conllu", one))] == ["أ ب"]


def test_odd_texts_are_remarked_on(write):
    _, remark = found(write("a.conllu", "# text = ج\n" + rows(("أ", "_"))))
    assert isinstance(remark, Remark)
    assert "1 sentence has another # text" in remark.what


@pytest.mark.parametrize(
    ("misc", "why"),
    [("Entity=e1)", "closes what was never opened"), ("Entity=(e1-X-1-", "e1 is never closed")],
)
def test_brackets_that_do_not_fit_are_named_or_left_out(write, misc, why):
    path = write("a.conllu", rows(("أ", misc), ("ب", "Entity=(e2-Y-1-)")))
    with pytest.raises(BadInput, match=why):
        found(path)
    failure, one = found(path, keep_going=True)
    assert isinstance(failure, Failed)
    assert isinstance(one, ArticleRecord)
    assert one.article.text == "أ ب"


def test_a_comment_of_ours_that_is_damaged_is_named_or_left_out(write):
    path = write("a.conllu", '# newdoc id = 1\n# hashiya = {"uid": \n' + rows(("أ", "_")))
    with pytest.raises(BadInput, match=r"a\.conllu:1: .*not JSON"):
        found(path)
    failure, one = found(path, keep_going=True)
    assert isinstance(failure, Failed)
    assert one.article.text == "أ"


@pytest.mark.parametrize("text", ["", "\n\n", "# newdoc id = 1\n"])
def test_a_file_without_words_is_refused(write, text):
    with pytest.raises(BadInput, match="no text"):
        found(write("a.conllu", text))


def test_an_article_that_would_fill_the_memory_is_refused(write, monkeypatch):
    path = write("a.conllu", rows(("كلمة", "_")) * 9)
    monkeypatch.setattr(intake, "LARGEST_FILE", 12)
    with pytest.raises(BadInput, match=r"a\.conllu:\d+: an article longer than"):
        found(path)
    told, one = found(path, keep_going=True)
    assert isinstance(told, Failed)
    assert len(one.article.text) < 20


def test_the_label_of_chains_is_told_once_before_the_first(write):
    chain = "# newdoc\n" + rows(("أ", "Entity=(e1-A-1-)"), ("ب", "Entity=(e1-A-1-)"))
    kinds = [type(one) for one in found(write("a.conllu", chain * 3))]
    assert kinds == [LabelSet, ArticleRecord, ArticleRecord, ArticleRecord]
