"""Every number of the report stands in its page, as text."""

from content import content
from lxml import etree

from annotator.agreement import page_sections as sections
from annotator.agreement.page_content import places


def cells(html):
    """The rows of all tables, cell by cell."""
    tree = etree.fromstring(f"<div>{html}</div>")
    return [["".join(cell.itertext()) for cell in row] for row in tree.iter("tr")]


def drawn(section, found=None):
    found = found or content()
    return section(found, places(found, "en"))


def exact(value):
    return "undefined" if value is None else f"{value:.3f}"


def test_measures_are_those_of_the_numbers():
    found = content()
    part = found.part
    values = {row[0].split(".")[0]: row[2] for row in cells(drawn(sections.of_measures, found))}
    rows = [row[2] for row in cells(drawn(sections.of_measures, found))]
    for wanted in (
        *(part["entities"][f"{one}_f1"] for one in ("strict", "edge", "overlap")),
        part["entities"]["label_alpha"],
        *(part["relations"][f"{one}_f1"] for one in ("strict", "relaxed", "given_ends")),
        *part["semeval"].values(),
        *part["tokens"].values(),
        *part["article_labels"].values(),
    ):
        assert exact(wanted) in rows
    assert any(name.startswith("Topic") for name in values)
    low, high = part["entities"]["ci95"]
    assert f"{low:.3f} to {high:.3f}" in [row[3] for row in cells(drawn(sections.of_measures))]


def test_labels_and_relations_are_those_of_the_numbers():
    found = content()
    rows = {row[0]: row for row in cells(drawn(sections.of_labels, found))}
    one = found.part["by_label"]["ORG"]
    assert rows["Organisation"][1:5] == [
        str(one["a"]), str(one["b"]), str(one["matches"]), exact(one["strict_f1"]),
    ]  # fmt: skip
    rows = {row[0]: row for row in cells(drawn(sections.of_relations, found))}
    one = found.part["by_relation"]["in"]
    assert rows["is in"][4:] == [
        exact(one[f"{kind}_f1"]) for kind in ("strict", "relaxed", "given_ends")
    ]


def test_cells_are_those_of_the_numbers():
    found = content()
    rows = cells(drawn(sections.of_confusion, found))
    count = found.report["confusion"]["GPE"]["ORG"]
    assert ["GPE / Organisation", str(count)] in rows


def test_classes_are_those_of_the_numbers():
    found = content()
    rows = cells(drawn(sections.of_classes, found))[1:]
    assert [int(row[1]) for row in rows] == list(found.part["classes"].values())
    rows = cells(drawn(sections.of_relation_classes, found))[1:]
    assert [int(row[1]) for row in rows] == list(found.part["relation_classes"].values())


def test_examples_stand_where_the_doors_lead():
    found = content()
    targets = places(found, "en")
    for section, key in (
        (sections.of_labels, "label:ORG"),
        (sections.of_relations, "relation:in"),
        (sections.of_confusion, "cell:GPE:ORG"),
        (sections.of_classes, "kind:WORD"),
        (sections.of_relation_classes, "relation_kind:DIRECTION"),
        (sections.of_answers, "answers"),
    ):
        tree = etree.fromstring(f"<div>{section(found, targets)}</div>")
        (place,) = (one for one in tree.iter("section") if one.get("id") == targets[key])
        assert len(list(place.iter("li"))) == 1


def test_where_nothing_differs_that_is_said():
    found = content()
    found.report["all"]["classes"] = {}
    assert "Nothing differs." in drawn(sections.of_classes, found)
