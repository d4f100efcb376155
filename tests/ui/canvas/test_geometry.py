import itertools

import pytest
from bidi import get_display
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextLayout

from annotator.ui.canvas.paragraph import Paragraph, Setting
from annotator.ui.canvas.style import Style
from annotator.ui.theme.fonts import INTERFACE, READING, reading_font
from tests.ui.canvas.conftest import TEXT, mixed_texts

FAMILIES = [(READING, False), (READING, True), (INTERFACE, False), (INTERFACE, True)]
few = settings(max_examples=12, suppress_health_check=list(HealthCheck))


def laid_out(text, family=READING, bold=False, width=260.0, pixels=20):
    paragraph = Paragraph(0, 0, text)
    paragraph.forget(Setting(reading_font(pixels, family, bold=bold), width, Style().row()), 0)
    paragraph.break_lines()
    return paragraph


def lines(text, family, bold):
    paragraph = laid_out(text, family, bold)
    for row in paragraph.rows:
        yield row.geometry, paragraph.breaks(row.start, row.end)


@pytest.mark.parametrize(("family", "bold"), FAMILIES)
@given(text=mixed_texts())
@few
def test_items_tile_the_line(text, family, bold):
    for geometry, _ in lines(text, family, bold):
        assert [i.end for i in geometry.items[:-1]] == [i.start for i in geometry.items[1:]]
        assert geometry.items[0].start == geometry.start
        assert geometry.items[-1].end == geometry.end
        seen = sorted(geometry.items, key=lambda item: (item.left, item.right))
        for one, other in itertools.pairwise(seen):
            assert one.right == pytest.approx(other.left, abs=0.05)


@pytest.mark.parametrize(("family", "bold"), FAMILIES)
@given(text=mixed_texts())
@few
def test_the_widths_of_a_partition_add_up_to_the_line(text, family, bold):
    for geometry, breaks in lines(text, family, bold):
        widths = sum(
            right - left
            for start, end in itertools.pairwise(breaks.places)
            for left, right in geometry.stretches(start, end)
        )
        assert widths == pytest.approx(geometry.right - geometry.left, abs=0.5)


@pytest.mark.parametrize(("family", "bold"), FAMILIES)
@given(text=mixed_texts())
@few
def test_edges_are_monotone_in_reading_direction(text, family, bold):
    for geometry, breaks in lines(text, family, bold):
        for item in geometry.items:
            inside = [p for p in breaks.places if item.start <= p <= item.end]
            edges = [geometry.edge(item, place) for place in inside]
            assert edges == sorted(edges, reverse=item.rtl)


@pytest.mark.parametrize(("family", "bold"), FAMILIES)
@given(text=mixed_texts(most=12))
@few
def test_a_range_is_the_union_of_its_graphemes(text, family, bold):
    for geometry, breaks in lines(text, family, bold):
        places = breaks.places
        for first, last in itertools.combinations(range(len(places)), 2):
            if (first + last) % 3:
                continue
            whole = geometry.stretches(places[first], places[last])
            pieces = [
                piece
                for start, end in itertools.pairwise(places[first : last + 1])
                for piece in geometry.stretches(start, end)
            ]
            assert covered(whole) == pytest.approx(covered(pieces), abs=0.5)
            for left, right in pieces:
                assert any(a - 0.3 <= left and right <= b + 0.3 for a, b in whole)


@pytest.mark.parametrize(("family", "bold"), FAMILIES)
@given(text=mixed_texts())
@few
def test_each_half_of_a_letter_leads_to_its_own_caret(text, family, bold):
    for geometry, breaks in lines(text, family, bold):
        for item in geometry.items:
            for start, end in itertools.pairwise(breaks.places):
                if start < item.start or end > item.end:
                    continue
                one, other = geometry.edge(item, start), geometry.edge(item, end)
                if abs(one - other) < 0.5:
                    assert start in breaks.bare
                    continue
                hit = geometry.hit((one + other) / 2)
                assert (hit.start, hit.end) == (start, end)
                assert geometry.hit(one + (other - one) * 0.25).caret == start
                assert geometry.hit(one + (other - one) * 0.75).caret == end


@pytest.mark.parametrize(("family", "bold"), FAMILIES)
def test_every_letter_of_a_ligature_has_a_width(family, bold, qapp):
    for geometry, breaks in lines("سلام والأخبار لإدارة الآن فلا", family, bold):
        for start, end in itertools.pairwise(breaks.places):
            if start not in breaks.bare:
                assert covered(geometry.stretches(start, end)) > 1.0


_PLAIN = [
    "ميتا",
    "قال",
    "إلى",
    "Scale",
    "AI",
    "14.3",
    "99%",
    "٢٠٢٥",
    "،",
    ".",
    ":",
    '"',
    "و",
    "(",
    ")",
]


@pytest.mark.parametrize("words", ["ميتا Scale AI قال", "14.3 مليار", "قال (AI) أمس", "أ ب C"])
def test_letters_stand_in_the_order_that_another_bidi_finds(words, qapp):
    assert order_seen(words) == get_display(words, base_dir="R")


@given(words=st.lists(st.sampled_from(_PLAIN), min_size=2, max_size=9))
@settings(max_examples=60)
def test_mixed_text_stands_in_the_order_that_another_bidi_finds(words, qapp):
    text = "ثم " + " ".join(words) + " تم"
    assert order_seen(text) == get_display(text, base_dir="R")


def order_seen(text):
    """The letters from left to right, as the geometry places them."""
    paragraph = laid_out(text, width=4000.0)  # it must outlive the geometry of its rows
    geometry = paragraph.rows[0].geometry
    lefts = {i: geometry.stretches(i, i + 1)[0][0] for i in range(len(text))}
    return "".join(text[i] for i in sorted(lefts, key=lambda i: lefts[i]))


def test_a_stretch_over_a_direction_change_is_in_two_pieces(qapp):
    paragraph = laid_out("شركة Scale AI قال", width=2000.0)
    geometry = paragraph.rows[0].geometry
    pieces = geometry.stretches(3, 10)
    assert len(pieces) == 2
    assert len(geometry.stretches(0, 13)) == 1


@pytest.mark.parametrize(("family", "bold"), FAMILIES)
def test_asking_for_geometry_leaves_the_glyphs_as_they_are(family, bold, qapp):
    paragraph = laid_out(TEXT.split("\n")[0], family, bold)
    flags = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll
    untouched = QTextLayout(paragraph.text, paragraph.setting.font)
    from annotator.ui.canvas.style import option

    untouched.setTextOption(option(rtl=True))
    untouched.beginLayout()
    while (line := untouched.createLine()).isValid():
        line.setLineWidth(260.0)
    untouched.endLayout()
    for number, row in enumerate(paragraph.rows):
        row.geometry.stretches(row.start + 2, row.end - 3)
        ours = row.line.glyphRuns(-1, -1, flags)
        plain = untouched.lineAt(number).glyphRuns(-1, -1, flags)
        assert [r.glyphIndexes() for r in ours] == [r.glyphIndexes() for r in plain]
        assert [r.positions() for r in ours] == [r.positions() for r in plain]


def covered(pieces):
    return sum(right - left for left, right in pieces)


def test_a_letter_without_width_of_its_own_shares_its_neighbours(qapp, monkeypatch):
    """As in fonts whose lam-alef is one wide glyph and one without width."""
    geometry = laid_out("بلاد").rows[0].geometry
    widths = {1: 10.0, 2: 20.0, 3: 20.0}
    monkeypatch.setattr(geometry, "_width", lambda start, end: widths[end - start])
    (item,) = geometry.items
    edges = [item.right - geometry.edge(item, place) for place in range(4)]
    assert edges == pytest.approx([0, 10, 15, 20])
