"""What the canvas looks like; the pictures beside this file were looked at, one by one."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter

from annotator import i18n
from annotator.look import DARK, LIGHT
from annotator.model.annotation import Annotation
from annotator.model.labels import RelationLabel
from annotator.model.marks import Entity, Relation, Span
from annotator.ui.canvas.view import ArticleView
from annotator.usecases.labels import label_set
from tests.ui.snapshots.conftest import difference

SEED = Path(__file__).parents[3] / "seeds" / "01-solar-deal.jsonl"
NESTED = "صرّح رئيس مجلس إدارة شركة أرامكو السعودية أمس بأن الشركة ستبني مصنعًا في الجبيل."
SUBWORD = "والأخبار لإدارة الشركة: فبالقاهرة وبيروتَ سيلتقونه، ولميتا مكتبٌ هناك وللأردن مثله."
MIXED = "وقّعت Scale AI (ومقرها San Francisco) في 14.3.2025 عقدًا مع «Meta» بقيمة 1,250.5 مليون USD و٣٠٪ أسهمًا."


@pytest.fixture(autouse=True)
def arabic():
    i18n.use("ar", "nowhere")  # titles of labels only; no words of the interface are seen here
    yield
    i18n.use("en", "nowhere")


@pytest.fixture
def labels():
    news = label_set("news")
    chain = RelationLabel("the_same", {"ar": "نفسه"}, symmetric=True, transitive=True)
    return replace(news, relations=(*news.relations, chain))


@pytest.fixture
def shown(qtbot, labels):
    """A view of some marks; ``marks`` are words with their labels, or words and a relation."""

    def show(text, annotation, size=(760, 250), look=LIGHT, pixels=20, title=""):
        view = ArticleView()
        qtbot.addWidget(view)
        view.flashes = False
        view.setFixedSize(*size)
        view.set_look(look)
        view.set_reading_size(pixels)
        view.show()
        view.show_article(text, title=title)
        view.show_annotation(annotation, labels)
        view.clearFocus()
        return view

    return show


def picture(view, scale=1.0):
    image = QImage(view.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor("white"))
    with QPainter(image) as brush:
        view.viewport().render(brush, QPoint())
    return image


def marked(text, *marks):
    """An annotation of ``(words, label)`` and ``(head's words, label, tail's words)``."""
    found = {}
    for mark in marks:
        if len(mark) == 2:
            start = text.index(mark[0])
            found[mark[0]] = Entity(mark[0], (Span(start, start + len(mark[0])),), mark[1])
        else:
            uid = " ".join(mark)
            found[uid] = Relation(uid, mark[0], mark[2], mark[1])
    return Annotation.of(found.values())


def gold():
    """The first article of the sample, as its gold has it."""
    article = json.loads(SEED.read_text("utf-8"))
    marks = next(one for one in article["annotations"] if one.get("kind") == "gold")
    entities = [
        Entity(one["uid"], (Span(one["start"], one["end"]),), one["label"])
        for one in marks["entities"]
    ]
    keys = ("uid", "head", "tail", "label")
    relations = [Relation(*(one[key] for key in keys)) for one in marks["relations"]]
    return article["title"], article["text"], Annotation.of([*entities, *relations])


def with_chains(text, annotation):
    """The names of the two companies in two chains."""
    links = []
    for name in ("نورسين", "Zonneveld"):
        same = [one for one in annotation.in_reading_order() if name in one.of(text)]
        links += [
            Relation(f"{name}{number}", one.uid, other.uid, "the_same")
            for number, (one, other) in enumerate(pairwise(same))
        ]
    return Annotation.of([*annotation.marks(), *links])


def test_nested_three_deep(shown, looks_as_kept):
    annotation = marked(
        NESTED,
        ("رئيس مجلس إدارة شركة أرامكو السعودية", "OCC"),
        ("شركة أرامكو السعودية", "ORG"),
        ("السعودية", "GPE"),
        ("أمس", "DATE"),
        ("الجبيل", "GPE"),
        ("رئيس مجلس إدارة شركة أرامكو السعودية", "employee_of", "شركة أرامكو السعودية"),
        ("شركة أرامكو السعودية", "headquartered_in", "السعودية"),
        ("الجبيل", "division_of", "السعودية"),
    )
    looks_as_kept(picture(shown(NESTED, annotation)), "nested")


def test_parts_of_words(shown, looks_as_kept):
    annotation = marked(
        SUBWORD,
        ("أخبار", "ORG"),
        ("إدارة", "ORG"),
        ("القاهرة", "GPE"),
        ("بيروتَ", "GPE"),
        ("ه،", "PERS"),
        ("ميتا", "ORG"),
        ("لأردن", "GPE"),
        ("ميتا", "headquartered_in", "القاهرة"),
        ("القاهرة", "near", "بيروتَ"),
    )
    looks_as_kept(picture(shown(SUBWORD, annotation)), "parts-of-words")


def test_two_directions(shown, looks_as_kept):
    annotation = marked(
        MIXED,
        ("Scale AI", "ORG"),
        ("San Francisco", "GPE"),
        ("14.3.2025", "DATE"),
        ("Meta", "ORG"),
        ("1,250.5 مليون USD", "MONEY"),
        ("USD", "CURR"),
        ("٣٠٪", "PERCENT"),
        ("Scale AI", "headquartered_in", "San Francisco"),
        ("Scale AI", "partner_of", "Meta"),
        ("Meta", "has_revenue", "1,250.5 مليون USD"),
    )
    looks_as_kept(picture(shown(MIXED, annotation)), "two-directions")


def test_relations_over_lines(shown, looks_as_kept):
    title, text, annotation = gold()
    view = shown(text, annotation, (820, 760), title=title)
    looks_as_kept(picture(view), "relations")


def test_a_chosen_relation_over_many_lines(shown, looks_as_kept):
    _, text, annotation = gold()
    view = shown(text, annotation, (820, 1020))
    far = next(one for one in annotation.relations.values() if one.label == "competitor_of")
    view.choose_relation(far.uid)
    looks_as_kept(picture(view), "chosen-relation")


def test_a_chain_of_a_chosen_entity(shown, looks_as_kept):
    _, text, annotation = gold()
    annotation = with_chains(text, annotation)
    view = shown(text, annotation, (820, 620))
    view.choose(next(one.uid for one in annotation.in_reading_order() if one.label == "ORG"))
    looks_as_kept(picture(view), "chain")


def test_in_the_dark(shown, looks_as_kept):
    title, text, annotation = gold()
    view = shown(text, with_chains(text, annotation), (820, 620), DARK, title=title)
    looks_as_kept(picture(view), "dark")


def test_at_twice_the_size(shown, looks_as_kept):
    _, text, annotation = gold()
    view = shown(text, annotation, (700, 300))
    looks_as_kept(picture(view, 2.0), "twice")


def test_large_letters(shown, looks_as_kept):
    _, text, annotation = gold()
    view = shown(text, with_chains(text, annotation), (1100, 560), pixels=40)
    looks_as_kept(picture(view), "large-letters")


def test_more_relations_than_lanes(shown, looks_as_kept):
    annotation = marked(
        NESTED, ("رئيس", "OCC"), ("شركة", "ORG"), ("مصنعًا", "FAC"), ("الجبيل", "GPE")
    )
    ends = list(annotation.entities)
    names = ("employee_of", "near", "founder_of", "owner_of")
    many = [
        Relation(f"{n:02}", ends[n % 4], ends[(n + 1 + n % 3) % 4], names[n % 4]) for n in range(24)
    ]
    annotation = Annotation.of([*annotation.marks(), *many])
    looks_as_kept(picture(shown(NESTED, annotation)), "crowded")


def test_doubts_offers_and_a_relation_in_the_making(shown, looks_as_kept):
    _, text, annotation = gold()
    view = shown(text, annotation, (820, 470))
    view.set_doubts(
        [SimpleNamespace(start=start, end=start + 1, kind="edge") for start in (3, 140)]
    )
    places = [Span(start, start + 4) for start in (148, 196)]
    view.set_preview([(place,) for place in places], "ORG", 0)
    order = annotation.in_reading_order()
    view.begin_relating(order[0].uid)
    view.set_relation_target(order[6].uid)
    looks_as_kept(picture(view), "in-the-making")


def test_a_change_of_colour_or_place_is_noticed(shown):
    annotation = marked(NESTED, ("شركة", "ORG"))
    plain = picture(shown(NESTED, annotation))
    assert difference(plain, picture(shown(NESTED, annotation))) == 0
    assert difference(plain, picture(shown(NESTED, marked(NESTED, ("شركة", "GPE"))))) > 0.001
    assert difference(plain, picture(shown(NESTED, annotation, look=DARK))) > 0.5
