"""SVG of drawings: well-formed, hostile names harmless, every paint with a colour."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from annotator.agreement.shapes import Anchor, Box, Door, Drawing, Line, Text
from annotator.agreement.svg import rules, svg
from annotator.look import LOOKS

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


def parsed(text):
    return etree.fromstring(text)


@given(WORDS, WORDS, WORDS)
def test_words_come_out_as_they_went_in(title, words, says):
    drawing = Drawing(title, 10, 10, (Text(1, 2, words),), (Door("k", 0, 0, 1, 1, says),))
    tree = parsed(svg(drawing, {"k": "#k"}))
    assert tree.get("aria-label") == title
    assert tree.find("text").text == f"\u2068{words}\u2069"
    assert (tree.find("a/rect/title").text or "") == says


def test_an_anchor_is_what_the_eye_sees():
    texts = tuple(Text(5, 5, "ع", anchor) for anchor in Anchor)
    tree = parsed(svg(Drawing("", 10, 10, texts)))
    assert tree.get("direction") == "ltr"
    assert [one.get("text-anchor") for one in tree] == ["start", "middle", "end"]


def test_a_door_without_a_link_only_speaks():
    tree = parsed(svg(Drawing("", 9, 9, (), (Door("k", 0, 0, 1, 1, "ORG"),))))
    assert tree.find("a") is None
    assert tree.find("rect/title").text == "ORG"


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_paint_has_a_colour(look):
    shapes = (Box(0, 0, 1, 1, "success", 0.5), Line(0, 0, 1, 1, "border"), Text(0, 0, "a"))
    known = rules(look)
    for name in re.findall(r'class="([^"]+)"', svg(Drawing("", 9, 9, shapes))):
        assert f".{name}{{" in known
    assert f".f-teal{{fill:{look.hue('teal').line}}}" in known
