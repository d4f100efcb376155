import re

from content import ONE, OTHER, example, label_set
from lxml import etree

from annotator.agreement.examples import Reason
from annotator.agreement.page_examples import examples, label_chip
from annotator.model.labels import Label, LabelSet


def shown(**given):
    return etree.fromstring(examples([example(**given)], label_set(), "Heading", "place"))


def text_of(node):
    return "".join(node.itertext())


def test_both_versions_show_the_same_words_with_other_marks():
    tree = shown()
    first, second = tree.iter("blockquote")
    assert text_of(first) == text_of(second)
    assert [text_of(one) for one in first.iter("mark")] == ["ميتا"]
    assert [text_of(one) for one in second.iter("mark")] == ["شركة ميتا"]
    assert (first.get("dir"), first.find("mark").get("class")) == ("rtl", "m-blue")
    assert tree.get("id") == "place"


def test_nothing_marked_is_said():
    tree = shown(marks=((), (OTHER.entities["e1"],)))
    assert "nothing marked" in text_of(tree)
    assert len(list(tree.iter("mark"))) == 1


def test_a_relation_points_from_head_to_tail_as_the_article_is_read():
    tree = shown(marks=((ONE.relations["r1"],), (OTHER.relations["r1"],)))
    said = [text_of(one) for one in tree.iter("span") if one.get("class") == "says"]
    assert said == ["is in ميتا ← القاهرة", "is in القاهرة ← شركة ميتا"]


def test_an_answer_is_shown_beside_its_question():
    tree = shown(marks=(tuple(ONE.labels.values()), tuple(OTHER.labels.values())))
    said = [text_of(one) for one in tree.iter("span") if one.get("class") == "says"]
    assert said == ["Topic x", "Topic y"]
    assert tree.find(".//blockquote") is None


def test_the_gold_says_why():
    why = Reason("chosen", "lead", 2, 3, "<معنى>")
    tree = shown(reason=why)
    line = next(one for one in tree.iter("p") if one.get("class") == "why")
    assert text_of(line) == "Gold: chosen in review, 2 of 3 said so — <معنى>"
    assert not re.search("Gold:", text_of(shown()))


def test_a_label_has_its_title_and_colour_and_one_unknown_its_name():
    strange = LabelSet("s", (Label("X", colour="no such"),))
    assert 'class="chip c-blue"' in label_chip(label_set(), "ORG")
    assert 'class="chip c-teal"' in label_chip(label_set(), "in")
    assert 'class="chip c-grey"' in label_chip(strange, "X")
    assert "gone" in label_chip(strange, "gone")
