import json
from itertools import combinations

import numpy as np
import pytest
from pairs import LABELS, TEXT, annotation, of

from annotator.agreement.chance import MISSING, fleiss_kappa, krippendorff_alpha
from annotator.agreement.counting import count
from annotator.agreement.report import confusion, report
from annotator.agreement.token_labels import counted_words, labels_of
from annotator.model.marks import ArticleLabel

NOUR, AHMAD, CITY = "شركة نور", "أحمد", "القاهرة"
ARTICLES = {  # by article: what each has marked as an entity, and the topic
    "one": {"a": [(NOUR, "ORG"), (AHMAD, "PERS")], "b": [(NOUR, "ORG")], "c": [(NOUR, "ORG")]},
    "two": {"a": [(NOUR, "ORG")], "b": [("«شركة نور»", "ORG")], "c": [(NOUR, "GPE")]},
    "three": {"a": [(CITY, "GPE")], "b": [(CITY, "GPE"), (AHMAD, "PERS")]},
    "four": {"a": [], "b": []},
}


def marks(who, words):
    entities = [of(TEXT, *one, uid=f"{who}{at}") for at, one in enumerate(words)]
    return annotation(*entities, ArticleLabel("topic", "x" if who == "c" else "y"))


def counted():
    found = {}
    for article, by in ARTICLES.items():
        for pair in combinations(sorted(by), 2):
            both = tuple(marks(who, by[who]) for who in pair)
            found.setdefault(pair, {})[article] = count(TEXT, both, LABELS)
    return found


COUNTS = counted()
FOUND = report(COUNTS, LABELS, {"one": "2026-W01", "two": "2026-W01", "three": "2026-W02"})


def of_pair(*pair):
    return next(one for one in FOUND["pairs"] if one["annotators"] == list(pair))


def test_it_is_plain_json_with_the_keys_that_are_promised():
    assert json.loads(json.dumps(FOUND)) == FOUND
    assert FOUND.keys() == {"pairs", "all", "confusion", "by_article", "by_week"}
    assert of_pair("a", "b").keys() >= {
        "annotators", "articles", "entities", "relations", "tokens", "semeval", "classes", "by_label",
    }  # fmt: skip
    assert of_pair("a", "b")["entities"].keys() >= {
        "strict_f1", "ci95", "edge_f1", "overlap_f1", "label_alpha", "coverage",
    }  # fmt: skip
    assert of_pair("a", "b")["relations"].keys() >= {"strict_f1", "relaxed_f1", "given_ends_f1"}
    assert of_pair("a", "b")["tokens"].keys() == {"kappa", "kappa_without_o", "alpha"}
    assert of_pair("a", "b")["semeval"].keys() == {"strict", "exact", "partial", "type"}


def test_a_pair_is_pooled_over_its_articles():
    pair = of_pair("a", "b")
    assert (pair["articles"], pair["few_articles"]) == (4, True)
    numbers = pair["entities"]
    assert (numbers["matches"], numbers["a"], numbers["b"]) == (2, 4, 4)
    assert numbers["strict_f1"] == pytest.approx(0.5)
    assert numbers["edge_f1"] == pytest.approx(0.75)
    assert numbers["ci95"][0] <= 0.5 <= numbers["ci95"][1]
    assert pair["classes"] == {"ONLY": 2, "EDGE": 1}
    assert pair["only"] == {"alone": 2}
    assert pair["by_label"]["PERS"]["strict_f1"] == 0
    assert pair["relations"]["strict_f1"] is None
    assert pair["relations"]["ci95"] is None
    assert pair["article_labels"] == {"topic": None}


def test_all_is_the_mean_over_pairs():
    every = FOUND["all"]
    each = [pair["entities"]["strict_f1"] for pair in FOUND["pairs"]]
    assert every["entities"]["strict_f1"] == pytest.approx(sum(each) / 3)
    assert every["entities"]["matches"] == 4
    assert every["annotators"] == ["a", "b", "c"]
    assert every["articles"] == 4
    assert every["classes"] == {"ONLY": 3, "EDGE": 1, "LABEL": 1, "LABEL+BOUNDARY": 1}
    low, high = every["entities"]["ci95"]
    assert low <= every["entities"]["strict_f1"] <= high
    assert every["by_label"]["GPE"]["matches"] == 1


def test_words_of_several_annotators_are_those_of_the_words_themselves():
    places = counted_words(TEXT)
    rows = []
    for by in ARTICLES.values():
        columns = [
            labels_of(places, marks(who, by[who]).entities.values()) if who in by else None
            for who in "abc"
        ]
        rows += [[c and c[at] for c in columns] for at in range(len(places))]
    order = sorted({label for row in rows for label in row if label is not None})
    ratings = np.array([[MISSING if x is None else order.index(x) for x in row] for row in rows])
    complete = [row for row in ratings if MISSING not in row]
    chosen = [[list(row).count(k) for k in range(len(order))] for row in complete]
    tokens = FOUND["all"]["tokens"]
    assert tokens["alpha"] == pytest.approx(krippendorff_alpha(ratings))
    assert tokens["fleiss_kappa"] == pytest.approx(fleiss_kappa(chosen))


def test_the_confusion_has_a_row_and_a_column_for_none():
    assert FOUND["confusion"] == {
        "GPE": {"GPE": 1}, "ORG": {"GPE": 2, "ORG": 4}, "PERS": {"": 2}, "": {"PERS": 1},
    }  # fmt: skip
    assert list(confusion({("b", ""): 1, ("a", "b"): 1})) == ["a", "b"]


def test_each_article_and_each_week():
    assert FOUND["by_article"]["two"]["disagreements"] == 3
    assert FOUND["by_article"]["three"] == {
        "pairs": 1, "strict_f1": pytest.approx(2 / 3), "edge_f1": pytest.approx(2 / 3),
        "overlap_f1": pytest.approx(2 / 3), "relations_strict_f1": None, "disagreements": 1,
    }  # fmt: skip
    assert FOUND["by_article"]["four"]["strict_f1"] is None
    assert list(FOUND["by_week"]) == ["2026-W01", "2026-W02"]
    assert FOUND["by_week"]["2026-W01"]["articles"] == 2
    assert FOUND["by_week"]["2026-W02"]["strict_f1"] == pytest.approx(2 / 3)


def test_what_annotators_are_called_changes_nothing():
    names = {"a": "z", "b": "y", "c": "x"}
    renamed = {tuple(names[one] for one in pair): some for pair, some in COUNTS.items()}
    assert [{**one, "annotators": 0} for one in report(renamed, LABELS)["pairs"]] == [
        {**one, "annotators": 0} for one in report(COUNTS, LABELS)["pairs"]
    ]


def test_nothing_done_by_two_is_an_empty_report():
    found = report({}, LABELS)
    assert found["pairs"] == []
    assert found["all"]["entities"] == {"ci95": None}
    assert found["all"]["articles"] == 0
    assert "by_week" not in found
