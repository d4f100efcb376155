import json
from pathlib import Path

import pytest

from annotator.model.annotation import Annotation
from annotator.model.labels import Label, LabelSet
from annotator.model.plain import to_mark
from annotator.model.plain_labels import to_label_set
from annotator.model.suggestion import open_ones
from annotator.resources import resource
from annotator.suggest.gazetteer import GAZETTEER, Gazetteer
from annotator.suggest.suggester import Reading
from annotator.text.clitics import Policy
from annotator.text.furniture import page_furniture

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
NEWS = to_label_set(json.loads(resource("labelsets", "news.json").read_text(encoding="utf-8")))


def offered(text, labels=NEWS, policy=Policy.STEM):
    found = Gazetteer.of(labels).suggest(Reading(text, policy))
    return [(s.span.of(text), s.label) for s in open_ones(found, Annotation())]


def test_countries_are_found_behind_proclitics():
    assert offered("سافر من لبنان ولمصر") == [("لبنان", "GPE"), ("مصر", "GPE")]


def test_a_country_in_the_name_of_a_place_in_nature_is_not_offered():
    assert offered("في وادي الأردن") == []


def test_a_sum_comes_with_its_currency():
    text = "بقيمة 14.3 مليار دولارٍ أمس"
    assert offered(text) == [("14.3 مليار دولارٍ", "MONEY"), ("دولارٍ", "CURR")]


def test_languages_are_offered_only_where_one_speaks_of_a_language():
    assert offered("كتبه باللغة الفرنسية في الصحيفة الفرنسية") == [("الفرنسية", "LANGUAGE")]


def test_only_labels_of_the_set_are_used_and_some_mean_the_same():
    conll = LabelSet("conll", (Label("PER"), Label("LOC")))
    assert offered("في مصر 35%", conll) == [("مصر", "LOC")]
    assert offered("في مصر 35%", LabelSet("none")) == []


@pytest.mark.parametrize(("policy", "words"), [(Policy.STEM, "35%"), (Policy.TOKEN, "ب35%")])
def test_the_policy_says_where_a_proposal_begins(policy, words):
    assert offered("ارتفع ب35%", policy=policy) == [(words, "PERCENT")]


def test_what_is_offered_on_our_own_articles_is_mostly_gold():
    right = wrong = missed = 0
    for path in sorted(SEEDS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            gold = [a for a in article.get("annotations", ()) if a["annotator"] == "gold"]
            if gold:
                marks = [to_mark(one) for one in gold[0]["entities"]]
                places = {(e.start, e.end, e.label) for e in marks}
                found = Gazetteer.of(NEWS).suggest(Reading(article["text"]))
                furniture = page_furniture(article["text"]) or (len(article["text"]),) * 2
                got = {
                    one.place
                    for one in open_ones(found, Annotation())
                    if one.span.start < furniture[0]
                }
                assert {one.made_by for one in open_ones(found, Annotation())} <= {GAZETTEER}
                right += len(got & places)
                wrong += len(got - places)
                missed += len(places - got)
    print(f"{right} right, {wrong} wrong, {missed} not proposed")
    assert right / (right + wrong) > 0.95
    assert right / (right + missed) > 0.4
