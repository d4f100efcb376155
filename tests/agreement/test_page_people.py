from content import content, numbers
from lxml import etree
from test_page_sections import cells, drawn, exact

from annotator.agreement import page_people as people


def test_pairs_stand_with_their_numbers_and_not_alone():
    found = content()
    rows = {row[0]: row for row in cells(drawn(people.of_pairs, found)) if len(row) == 8}
    pair = found.report["pairs"][0]
    assert rows["layla · omar"][1:3] == ["2", exact(pair["entities"]["strict_f1"])]
    del found.report["pairs"][1:]
    assert drawn(people.of_pairs, found) == ""


def test_a_pair_with_no_article_in_common_says_so():
    found = content()
    found.report["pairs"][1] = numbers()["pairs"][1] | {"articles": 0, "by_label": {}}
    assert "0 articles" in drawn(people.of_pairs, found)


def test_weeks_stand_with_their_numbers():
    found = content()
    rows = cells(drawn(people.of_weeks, found))[1:]
    assert [(row[0], row[2]) for row in rows] == [
        (week, exact(one["strict_f1"])) for week, one in found.report["by_week"].items()
    ]


def test_the_worst_articles_come_first_and_the_rest_is_counted(monkeypatch):
    found = content()
    rows = cells(drawn(people.of_articles, found))[1:]
    assert [row[0] for row in rows] == ["خبر", "خبر آخر"]
    monkeypatch.setattr(people, "_SHOWN", 1)
    shown = drawn(people.of_articles, found)
    assert len(cells(shown)) == 2
    assert "1 more article is not listed." in shown


def test_a_person_stands_beside_the_gold_with_examples():
    found = content()
    tree = etree.fromstring(f"<div>{drawn(people.of_people, found)}</div>")
    assert "Gold: chosen in review" in "".join(tree.itertext())
    strict = found.people[0].numbers["entities"]["strict_f1"]
    assert exact(strict) in [row[2] for row in cells(drawn(people.of_people, found))]
