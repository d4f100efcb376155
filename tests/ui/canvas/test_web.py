import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLayout

from annotator.model import edits
from annotator.model.annotation import Annotation
from annotator.ui.canvas.arc_hits import arc_in
from annotator.ui.canvas.dressing import dress, redress
from annotator.ui.canvas.lanes import APART
from annotator.ui.canvas.layout import Page, lay_all
from annotator.ui.canvas.style import Style
from annotator.ui.canvas.ways import FARTHEST
from tests.ui.canvas.conftest import (
    LABELS,
    TEXT,
    dressed,
    entity,
    place,
    related_texts,
    relation,
    rows_of,
)

WIDTHS = st.sampled_from([140.0, 300.0, 900.0])
pytestmark = pytest.mark.usefixtures("qapp")


def arcs_of(page):
    return [(row, arc) for row in rows_of(page) if row.arcs for arc in row.arcs.arcs]


def polygons(arc):
    return [[p.toTuple() for p in part] for part in arc.outline.bends.toSubpathPolygons()]


def as_drawn(page):
    return [
        (
            row.start,
            row.top,
            row.above,
            [
                arc._replace(outline=(arc.outline.lines, polygons(arc)))
                for arc in row.arcs.arcs
                if row.arcs
            ],
        )
        if row.arcs
        else (row.start, row.top, row.above)
        for row in rows_of(page)
    ]


def expected_rows(page, one):
    """The rows on which a relation is to be drawn, found by counting through the whole page."""
    entities = page.web.entities
    rows = [row for row in rows_of(page) if row.paragraph.text]
    first, last = sorted(
        rows.index(page.row_of(entities[end].start)) for end in (one.head, one.tail)
    )
    if last - first >= FARTHEST:
        return {rows[first], rows[last]}
    return set(rows[first : last + 1])


@settings(max_examples=60)
@given(related_texts(), WIDTHS)
def test_no_two_brackets_of_a_lane_touch(marked, width):
    for row in rows_of(dressed(*marked, width)):
        arcs = row.arcs.arcs if row.arcs else ()
        taken = [(a.lane, min(a.left, a.box.left()), max(a.right, a.box.right())) for a in arcs]
        taken.sort()
        for one, other in pairwise(taken):
            assert one[0] != other[0] or one[2] + APART <= other[1] + 0.01


@settings(max_examples=60)
@given(related_texts(), WIDTHS)
def test_each_relation_is_drawn_once_on_each_row_of_its_way(marked, width):
    text, annotation = marked
    page = dressed(text, annotation, width)
    drawn = {}
    for row in rows_of(page):
        every = (*row.arcs.arcs, *row.arcs.hidden) if row.arcs else ()
        for arc in every:
            assert row not in drawn.setdefault(arc.uid, set())
            drawn[arc.uid].add(row)
    arcs = [one for one in annotation.relations.values() if one.label != "same"]
    filled = all(text[annotation.entities[e].start] != "\n" for r in arcs for e in (r.head, r.tail))
    if filled:
        assert drawn == {one.uid: expected_rows(page, one) for one in arcs}


@settings(max_examples=60)
@given(related_texts(), WIDTHS)
def test_each_end_stands_on_its_entity_or_at_the_edge_towards_the_rest(marked, width):
    page = dressed(*marked, width)
    for row, arc in arcs_of(page):
        strand = row.strands[arc.uid]
        ends = [uid for uid in (strand.head, strand.tail) if uid]
        zones = {uid: page.packing.zone(row, uid) for uid in ends}
        for stem, uid in zip(arc.stems, ends, strict=True):
            assert zones[uid].left - 0.01 <= stem.x <= zones[uid].right + 0.01
            assert arc.y < stem.foot <= row.shape.top
            over = [n for n in row.strokes.names if n.outer_left <= stem.x <= n.outer_right]
            assert not over or stem.foot <= row.shape.over
        if strand.is_stub:
            assert 0 <= arc.left <= arc.right
            continue
        rtl = row.paragraph.reads_rtl
        left, right = (strand.onward, strand.back) if rtl else (strand.back, strand.onward)
        assert (arc.left == 0) or not left
        assert (arc.right == width) or not right


@settings(max_examples=60)
@given(related_texts(), WIDTHS)
def test_the_words_of_each_bracket_are_found_under_the_pointer(marked, width):
    page = dressed(*marked, width)
    for row, arc in arcs_of(page):
        assert arc_in(row, arc.box.center()) == arc.uid
        assert arc.box.top() >= -row.above - 0.01
        assert arc.box.bottom() <= row.shape.over


@settings(max_examples=40)
@given(related_texts(), WIDTHS)
def test_rows_stand_one_under_the_other_and_letters_stay_as_they_are(marked, width):
    text, annotation = marked
    page, plain = dressed(text, annotation, width), dressed(text, Annotation(), width)
    flags = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll
    for paragraph in page.paragraphs:
        y = 0.0
        for row in paragraph.rows:
            assert row.top == y
            y += row.above + row.shape.height
        assert paragraph.height >= y or not paragraph.text
    for one, other in zip(rows_of(page), rows_of(plain), strict=True):
        runs, same = one.line.glyphRuns(-1, -1, flags), other.line.glyphRuns(-1, -1, flags)
        assert [r.glyphIndexes() for r in runs] == [r.glyphIndexes() for r in same]
        assert [r.positions() for r in runs] == [r.positions() for r in same]


@settings(max_examples=40)
@given(related_texts(), WIDTHS, st.randoms(use_true_random=False))
def test_edits_one_by_one_lead_to_the_same_page_as_all_at_once(
    marked, width, chance: random.Random
):
    text, annotation = marked
    page = dressed(text, Annotation(), width)
    marks = {}
    for mark in annotation.marks():
        marks[mark.uid] = mark
        redress(page, Annotation.of(marks.values()), edits.add(mark))
    assert as_drawn(page) == as_drawn(dressed(text, annotation, width))
    gone = chance.sample(sorted(annotation.relations), len(annotation.relations) // 2)
    for uid in gone:
        edit = edits.remove(Annotation.of(marks.values()), marks.pop(uid))
        redress(page, Annotation.of(marks.values()), edit)
    rest = Annotation.of(marks.values())
    assert as_drawn(page) == as_drawn(dressed(text, rest, width))


@settings(max_examples=30)
@given(related_texts(), WIDTHS)
def test_it_does_not_matter_what_is_laid_out_first(marked, width):
    text, annotation = marked
    page = Page(text, Style())
    page.set_width(width)
    dress(page, annotation, LABELS)
    page.paragraph_of(len(text))
    lay_all(page)
    heights = [row.above for row in rows_of(page)]
    list(page.rows_between(0, 1e9))
    assert heights == [row.above for row in rows_of(page)]
    assert as_drawn(page) == as_drawn(dressed(text, annotation, width))


SCALE, META, WANG = place(TEXT, "Scale AI"), place(TEXT, "ميتا", 1), place(TEXT, "ألكسندر وانغ")
ENDS = [entity("s", "ORG", SCALE), entity("m", "ORG", META), entity("w", "PERS", WANG)]


def test_in_arabic_a_relation_leaves_by_the_left_edge_and_enters_by_the_right():
    page = dressed(TEXT, Annotation.of([*ENDS, relation("r", "s", "w")]), 560.0)
    pieces = [arc for _, arc in arcs_of(page)]
    assert len(pieces) == FARTHEST
    assert (pieces[0].left, pieces[-1].right) == (0.0, 560.0)
    assert (pieces[1].left, pieces[1].right) == (0.0, 560.0)
    assert [stem.is_tip for arc in pieces for stem in arc.stems] == [False, True]
    assert {arc.words for arc in pieces} == {"works for"}


def test_in_latin_paragraphs_it_leaves_by_the_right():
    text = "The quick fox jumps over the lazy dog again and again"
    marks = [entity("a", "ORG", place(text, "fox")), entity("b", "ORG", place(text, "dog"))]
    page = dressed(text, Annotation.of([*marks, relation("r", "a", "b")]), 200.0)
    first, last = (arc for _, arc in arcs_of(page))
    assert first.right == 200.0
    assert last.left == 0.0


def test_a_relation_over_many_lines_has_two_stubs_that_name_the_other_end():
    page = dressed(TEXT, Annotation.of([*ENDS, relation("r", "s", "w")]), 180.0)
    head, tail = (arc for _, arc in arcs_of(page))
    assert head.words == "works for · ألكسندر وانغ"
    assert tail.words == "works for · Scale AI"
    assert (head.points, tail.points) == (-1, 1)


def test_symmetric_relations_have_no_arrow():
    page = dressed(TEXT, Annotation.of([*ENDS, relation("r", "s", "m", "partner_of")]), 900.0)
    assert not any(stem.is_tip for _, arc in arcs_of(page) for stem in arc.stems)


def test_chains_are_badges_and_no_brackets():
    marks = [*ENDS, relation("r", "s", "m", "same"), relation("q", "w", "m", "same")]
    page = dressed(TEXT, Annotation.of(marks), 300.0)
    assert not arcs_of(page)
    names = [name for row in rows_of(page) for name in page.packing.strokes(row).names]
    assert {(n.badge.number, n.badge.size) for n in names} == {(1, 3)}
    assert page.web.chain_of("w") == ("s", "m", "w")


def test_a_chain_that_grows_changes_the_badges_of_all_its_members():
    marks = [*ENDS, relation("r", "s", "m", "same")]
    page = dressed(TEXT, Annotation.of(marks), 300.0)
    more = relation("q", "w", "m", "same")
    rows = redress(page, Annotation.of([*marks, more]), edits.add(more)).rows
    assert {page.row_of(one.start) for one in ENDS} <= set(rows)
    sizes = {n.badge.size for row in rows_of(page) for n in page.packing.strokes(row).names}
    assert sizes == {3}


def test_a_relation_without_one_of_its_ends_is_not_drawn():
    page = dressed(TEXT, Annotation.of([ENDS[0], relation("r", "s", "gone")]), 300.0)
    assert not arcs_of(page)


def test_where_names_stand_over_an_entity_its_relations_stand_beside_them():
    inner, outer = place(TEXT, "Scale AI"), place(TEXT, "شركة ميتاوشركة Scale AI")
    marks = [entity("in", "ORG", inner), entity("out", "PERS", outer), ENDS[1]]
    page = dressed(TEXT, Annotation.of([*marks, relation("r", "out", "m")]), 900.0)
    row = page.row_of(outer.start)
    inner_name = next(name for name in row.strokes.names if name.uid == "in")
    assert page.packing.zone(row, "out").left > inner_name.outer_right
    assert arc_in(row, QPointF(-5, 0)) is None
