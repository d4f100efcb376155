"""A whole article, with keys alone and with the mouse alone: what is exported is the same."""

import json

import pytest

from annotator.model.annotation import Status
from annotator.model.article import Article, Source
from annotator.model.marks import Span
from annotator.usecases import ids
from annotator.usecases.export import ExportOptions, export
from annotator.usecases.open_project import new_project

TEXT = (
    "أعلنت شركة Zonneveld Grid الهولندية يوم الأحد أنوزارة الطاقة في القاهرة وقعت معها عقدًا "
    "بقيمة 2.4 مليار دولار.\n"
    "وقال مدير الشركة كريم الشاذلي 😀، المقيم في بيروت، إن لبيروت ولطنجة نصيبًا منه.\n"
    "وتملك الشركة محطة رأس النور."
)


def at(words, nth=0):
    place = -1
    for _ in range(nth + 1):
        place = TEXT.index(words, place + 1)
    return Span(place, place + len(words))


ZONNEVELD, COMPANY, OWNER = at("Zonneveld Grid"), at("الشركة"), at("الشركة", 1)
DUTCH, SUNDAY, CAIRO = at("الهولندية"), at("يوم الأحد"), at("القاهرة")
MINISTRY, SUM, DOLLAR = at("وزارة الطاقة"), at("2.4 مليار دولار"), at("دولار")
MANAGER, KARIM, BEIRUT = at("مدير الشركة"), at("كريم الشاذلي"), at("بيروت")
TO_BEIRUT, TO_TANGIER, STATION = at("بيروت", 1), at("طنجة"), at("محطة رأس النور")

ENTITIES = [
    (ZONNEVELD, "ORG", "2"),
    (DUTCH, "NORP", "o"),
    (SUNDAY, "DATE", "7"),
    (MINISTRY, "ORG", "2"),  # glued to the word before
    (CAIRO, "GPE", "3"),
    (SUM, "MONEY", "9"),
    (DOLLAR, "CURR", "d"),  # inside the sum
    (MANAGER, "OCC", "p"),
    (COMPANY, "ORG", "2"),  # inside the office
    (KARIM, "PERS", "1"),
    (BEIRUT, "GPE", "3"),
    (TO_BEIRUT, "GPE", "3"),  # after a proclitic
    (TO_TANGIER, "GPE", "3"),  # after two
    (OWNER, "ORG", "2"),
    (STATION, "FAC", "5"),
]
RELATIONS = [
    (ZONNEVELD, MINISTRY, "partner_of"),
    (MINISTRY, CAIRO, "headquartered_in"),
    (KARIM, MANAGER, "has_occupation"),
    (KARIM, COMPANY, "manager_of"),
    (KARIM, BEIRUT, "lives_in"),
    (OWNER, STATION, "owner_of"),
]
CHAINS = [(ZONNEVELD, COMPANY), (COMPANY, OWNER), (BEIRUT, TO_BEIRUT)]


@pytest.fixture
def path(tmp_path):
    def made(name):
        path = tmp_path / f"{name}.hashiya"
        with new_project(path) as project:
            article = Article("a1", "عقد", TEXT)
            list(project.articles.add([(article, Source("a.txt"))], ids.now()))
        return path

    return made


def exported(session, out):
    """The native export, with places for uids."""
    session.verbs.going.finish(Status.DONE)
    export(session.project, ExportOptions("native"), out)
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        for annotation in line.get("annotations", ()):
            places = {one.pop("uid"): n for n, one in enumerate(annotation["entities"])}
            for one in annotation["relations"]:
                del one["uid"]
                one["head"], one["tail"] = places[one["head"]], places[one["tail"]]
    return lines


def test_keys_alone_and_the_mouse_alone_give_the_same_file(start, path, keyboard, mouse, tmp_path):
    session = start(path("keys"))
    hand = keyboard(session)
    for span, _label, key in ENTITIES:
        hand.mark(span, key)
    for head, tail, label in RELATIONS:
        hand.relate(head, tail, label)
    for one, other in CHAINS:
        hand.aim(one, other)
        hand.press("C")
    with_keys = exported(session, tmp_path / "keys.jsonl")
    session.window.close()

    session = start(path("mouse"))
    hand = mouse(session)
    for span, label, _key in ENTITIES:
        hand.mark(span, label)
    for head, tail, label in RELATIONS:
        hand.relate(head, tail, label)
    for one, other in CHAINS:
        hand.relate(one, other, "same_as")
    with_mouse = exported(session, tmp_path / "mouse.jsonl")

    (annotation,) = with_keys[-1]["annotations"]
    assert [(e["text"], e["label"]) for e in annotation["entities"]] == [
        (span.of(TEXT), label)
        for span, label, _ in sorted(ENTITIES, key=lambda e: (e[0].start, -e[0].end))
    ]
    assert len(annotation["relations"]) == len(RELATIONS) + len(CHAINS)
    assert with_keys == with_mouse
