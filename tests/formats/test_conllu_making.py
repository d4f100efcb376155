import pytest
from records import reading

from annotator.errors import BadInput
from annotator.formats.conllu_brackets import FIELDS
from annotator.formats.conllu_making import Making
from annotator.formats.conllu_sentences import Sentence, Surface


def surface(form, misc=None, *words):
    misc = misc or {}
    return Surface(form, misc, [*words] or [(form, misc)])


def made(*sentences, told=None):
    making = Making(told or {}, "", FIELDS)
    for surfaces, comments in sentences:
        making.add(Sentence("a:1", comments, surfaces))
    return making, making.record(reading(), "a")


def text(*sentences):
    return made(*sentences)[1].article.text


NO, TWO = {"SpaceAfter": "No"}, {"SpacesAfter": r"\s\s"}


def test_words_are_parted_as_they_say_or_by_a_space():
    assert (
        text(([surface("أ", NO), surface("ب"), surface("ج", TWO), surface("د")], {})) == "أب ج  د"
    )
    before = {"SpacesBefore": r"\n"}
    assert text(([surface("أ", before), surface("ب", {"SpacesAfter": r"\n"})], {})) == "\nأ ب\n"


def test_sentences_are_parted_as_they_say_or_by_a_line():
    plain, closed = [surface("أ")], [surface("أ", NO)]
    assert text((plain, {}), (plain, {}), (plain, {"newpar id": "2"})) == "أ\nأ\n\nأ"
    assert text((closed, {}), (plain, {"newpar": ""})) == "أأ"


def test_the_text_of_a_sentence_tells_spaces_that_its_words_do_not():
    words = [surface("أ"), surface("ب"), surface(".")]
    making, record = made((words, {"text": "أب ."}))
    assert (record.article.text, making.odd_texts) == ("أب .", 0)
    making, record = made((words, {"text": "أ ج."}))
    assert (record.article.text, making.odd_texts) == ("أ ب .", 1)


def marks(record):
    entities = record.annotations[0].annotation.in_reading_order()
    return [(e.of(record.article.text), e.label) for e in entities]


def test_words_within_a_written_one_are_found_where_letters_tell():
    inner = ("القاهرة", {"Entity": "(e1-X-1-)"})
    making, record = made(([surface("بالقاهرة", None, ("ب", {}), inner)], {}))
    assert (marks(record), making.inexact) == ([("القاهرة", "X")], [])
    making, record = made(([surface("للقاهرة", None, ("ل", {}), inner)], {}))
    assert (marks(record), making.inexact) == ([("للقاهرة", "X")], ["القاهرة"])


def test_tags_are_entities_too_but_not_twice():
    words = [
        surface("أ", {"NER": "B-X", "Entity": "(e1-X-1-"}),
        surface("ب", {"NER": "I-X", "Entity": "e1)"}),
        surface("ج", {"NER": "B-Y"}),
        surface("د", {"NER": "O"}),
    ]
    assert marks(made((words, {}))[1]) == [("أ ب", "X"), ("ج", "Y")]


def test_entities_may_run_across_sentences():
    first, second = surface("أ", {"Entity": "(e1-X-1-"}), surface("ب", {"Entity": "e1)"})
    assert marks(made(([first], {}), ([second], {}))[1]) == [("أ\nب", "X")]


def test_what_we_told_of_an_article_must_fit_it():
    told = {"uid": "a", "annotator": "x", "relations": [{"uid": "r", "head": "1", "tail": "2", "label": "in"}]}  # fmt: skip
    with pytest.raises(BadInput, match="no entity 1"):
        made(([surface("أ")], {}), told=told)


def test_an_identity_that_stands_there_twice_is_given_once():
    told = {"uid": "a", "annotator": "x", "entities": [{"uid": "1"}, {"uid": "1"}]}
    words = [surface("أ", {"Entity": "(e1-X-1-)(e2-Y-1-)"})]
    _, record = made((words, {}), told=told)
    assert set(record.annotations[0].annotation.entities) == {"1", "new-1"}
