import pytest

from annotator.formats.format import WriteOptions
from annotator.formats.tokenizer import Tokenizer
from annotator.formats.words import SPACED, LabelNames, outermost, words_of
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.labels import Label, LabelSet
from annotator.model.marks import Entity, Span


def words(text, *spans, meta=None, **options):
    entities = [Entity(f"e{n}", (Span(*span),), "X") for n, span in enumerate(spans)]
    article = Article("a", "", text, meta or {})
    return words_of(article, Annotation.of(entities), Tokenizer(), WriteOptions(**options))


def sentences(found):
    return [found.words[first:end] for first, end in found.sentences]


def test_words_stand_in_sentences_and_white_space_in_none():
    found = words(" زار  مصر. ثم\n\nعاد\u2028أمس ")
    assert sentences(found) == [["زار", "مصر", "."], ["ثم"], ["عاد", "أمس"]]
    assert [found.article.text[at] for at in found.starts] == ["ز", "م", ".", "ث", "ع", "أ"]
    assert [found.sentence_of(n) for n in range(6)] == [0, 0, 0, 1, 2, 2]
    assert not found.rebuilds()


def test_a_sentence_goes_on_where_an_entity_runs_across_its_end():
    found = words("قال. ثم مضى. وعاد", (5, 16))
    assert sentences(found) == [["قال", "."], ["ثم", "مضى", ".", "وعا", "د"]]
    assert (found.places[0].first, found.places[0].end, found.cuts) == (2, 6, 1)


def test_tokens_are_split_at_marks_or_the_marks_lost():
    assert words("وبالقاهرة", (3, 9)).words == ["وبا", "لقاهرة"]
    kept = words("وبالقاهرة أمس", (3, 9), (10, 13), split_tokens=False)
    assert kept.words == ["وبالقاهرة", "أمس"]
    assert [(loss.kind, loss.mark) for loss in kept.losses] == [("token", "e0")]
    assert [place.entity.uid for place in kept.places] == ["e1"]


def test_white_space_at_the_edge_of_an_entity_is_said_to_be_lost():
    found = words("زار  مصر\n", (3, 9), (4, 5))
    assert [(p.first, p.end) for p in found.places] == [(1, 2)]
    assert [(loss.kind, loss.mark) for loss in found.losses] == [("space", "e0"), ("space", "e1")]


def test_an_entity_stands_where_what_is_left_of_it_begins():
    article = Article("a", "", " وبالقاهرة")
    marks = [
        Entity("e0", (Span(0, 1), Span(2, 3)), "X"),
        Entity("e1", (Span(1, 2),), "X"),
    ]
    found = words_of(article, Annotation.of(marks), Tokenizer(), WriteOptions())
    assert [place.entity.uid for place in found.places] == ["e1", "e0"]


def test_an_article_made_of_tokens_keeps_them():
    text = "$#$ مصر. x-y\nنعم . لا"
    found = words(text, meta=SPACED)
    assert sentences(found) == [["$#$", "مصر.", "x-y"], ["نعم", ".", "لا"]]
    assert found.rebuilds()
    assert found.headline() == "$#$ مصر. x-y"
    assert words(text).words != found.words


def test_of_entities_that_overlap_the_first_and_longest_stay():
    found = words("أ ب ج د", (0, 3), (2, 5), (4, 7), (4, 5))
    assert [place.entity.uid for place in outermost(found)] == ["e0", "e2"]
    assert [(loss.kind, loss.mark) for loss in found.losses] == [("nested", "e1"), ("nested", "e3")]


@pytest.mark.parametrize("first", [(), ("نوع_آخر",)])
def test_no_two_labels_have_one_name(first):
    labels = LabelSet("l", tuple(Label(name) for name in first))
    names = LabelNames.of_all(WriteOptions(labels))
    assert names.of("نوع آخر") == ("نوع_آخر-2" if first else "نوع_آخر")
    assert names.of("نوع_آخر") == ("نوع_آخر" if first else "نوع_آخر-2")
    assert names.of("A|B") == "A_B"
