import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.ui.canvas.dressing import redress
from annotator.ui.canvas.layers import Layers
from annotator.ui.canvas.painter import PagePainter
from annotator.ui.canvas.shown import Shown
from annotator.ui.theme.look import LIGHT
from tests.ui.canvas.conftest import LABELS, TEXT, dressed, related_texts

pytestmark = pytest.mark.usefixtures("qapp")
NEAR = 12
"""How far a colour may be off, of 255: two roundings of a thin line."""


def painted(page, shown, layers=None, painter=None, *, scale=1.0, offset=0.0):
    image = QImage(700, 500, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor(LIGHT.page))
    painter = painter or PagePainter(page, LIGHT, LABELS, layers=layers)
    with QPainter(image) as brush:
        brush.translate(20, offset)
        painter.paint(brush, 0, 500, shown)
    return np.frombuffer(image.constBits(), np.uint8).astype(np.int16)


def alike(one, other):
    return np.abs(one - other).max() <= NEAR


@settings(max_examples=8)
@given(related_texts(), st.sampled_from([1.0, 1.25, 2.0]), st.sampled_from([0.0, -0.4]))
def test_what_is_kept_looks_like_what_is_painted(marked, scale, offset):
    page = dressed(*marked, 640.0)
    layers = Layers()
    fresh = painted(page, Shown(), scale=scale, offset=offset)
    assert alike(painted(page, Shown(), layers, scale=scale, offset=offset), fresh)
    assert alike(painted(page, Shown(), layers, scale=scale, offset=offset), fresh)


@settings(max_examples=8)
@given(related_texts(), st.randoms(use_true_random=False))
def test_edits_one_by_one_look_like_all_at_once(marked, chance: random.Random):
    text, annotation = marked
    page = dressed(text, Annotation(), 640.0)
    painter = PagePainter(page, LIGHT, LABELS, layers=Layers())
    marks = {}

    def do(edit):
        redress(page, Annotation.of(marks.values()), edit)
        painted(page, Shown(), painter=painter)

    for mark in annotation.marks():
        marks[mark.uid] = mark
        do(edits.add(mark))
    for uid in chance.sample(sorted(annotation.relations), len(annotation.relations) // 2):
        edit = edits.remove(Annotation.of(marks.values()), marks.pop(uid))
        do(edit)
    there = Annotation.of(marks.values())
    fresh = dressed(text, there, 640.0)
    assert alike(painted(page, Shown(), painter=painter), painted(fresh, Shown()))


@pytest.fixture
def row():
    return dressed(TEXT, Annotation(), 600.0).row_of(0)


@pytest.fixture
def brush():
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        yield painter


def test_a_thing_is_painted_once_until_another_takes_its_place(row, brush):
    layers, told = Layers(), []

    def draw(what):
        layers.draw(brush, row, what, lambda: QRectF(0, 0, 9, 9), lambda _: told.append(what))

    one, other = (1,), (2,)
    for what in (one, one, other, other, one):
        draw(what)
    assert told == [one, other, one]


def test_it_is_painted_again_where_it_would_lie_between_other_pixels(row, brush):
    layers, told = Layers(), []
    for x in (0.0, 3.0, 3.5):
        brush.resetTransform()
        brush.translate(x, 0)
        layers.draw(brush, row, "one", lambda: QRectF(0, 0, 9, 9), lambda _, x=x: told.append(x))
    assert told == [0.0, 3.5]


def test_what_was_not_used_for_longest_goes_first(brush):
    rows = dressed(TEXT, Annotation(), 200.0).paragraphs[0].rows[:3]
    layers, told = Layers(most=2 * 10 * 10 * 4), []

    def draw(row):
        area = QRectF(0, 0, 10, 10)
        layers.draw(brush, row, "one", lambda: area, lambda _: told.append(row.number))

    for number in (0, 1, 0, 2, 0, 1):
        draw(rows[number])
    assert told == [0, 1, 2, 1]
