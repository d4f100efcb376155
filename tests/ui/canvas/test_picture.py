import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from annotator.errors import NotSaved
from annotator.model.annotation import Annotation
from annotator.ui.canvas.picture import Drawing, draw_article
from annotator.ui.canvas.style import Style
from annotator.ui.theme.look import DARK, LIGHT, mixed
from tests.ui.canvas.conftest import LABELS, TEXT, entity, place, relation

MARKS = Annotation.of([entity("e", "ORG", place(TEXT, "Scale AI"))])


@pytest.mark.parametrize(("dark", "look"), [(False, LIGHT), (True, DARK)])
def test_a_page_is_drawn_in_the_colours_of_its_look(qapp, tmp_path, dark, look):
    out = tmp_path / "page.png"
    assert draw_article(TEXT, MARKS, LABELS, out, Drawing(title="عنوان", dark=dark)) == [out]
    image = QImage(str(out))
    assert image.width() == 1800
    assert image.pixelColor(5, 5).name() == look.page
    colours = {
        image.pixelColor(x, y).name() for x in range(0, 1800, 7) for y in range(image.height())
    }
    assert look.hue("blue").line in colours


def test_a_long_article_has_several_pages(qapp, tmp_path):
    made = draw_article("\n".join([TEXT] * 9), MARKS, LABELS, tmp_path / "a.png")
    assert [path.name for path in made] == [
        f"a{n}.png" for n in ("", *(f"-{i}" for i in range(2, len(made) + 1)))
    ]
    assert len(made) > 1
    assert all(path.stat().st_size > 1000 for path in made)


def test_svg_has_outlines_and_the_words_in_its_description(qapp, tmp_path):
    out = tmp_path / "page.svg"
    assert draw_article(TEXT, MARKS, LABELS, out, Drawing(title="عنوان")) == [out]
    tree = ET.parse(out)  # noqa: S314 - we wrote it
    names = [element.tag.rpartition("}")[2] for element in tree.iter()]
    assert "text" not in names
    assert "path" in names
    description = next(e for e in tree.iter() if e.tag.endswith("desc"))
    assert "ميتاوشركة Scale AI" in description.text


def test_pictures_show_relations(qapp, tmp_path):
    ends = [entity("a", "ORG", place(TEXT, "Scale AI")), entity("b", "ORG", place(TEXT, "شركة"))]
    related = Annotation.of([*ends, relation("r", "a", "b")])
    for name in ("a.png", "a.svg"):
        draw_article(TEXT, Annotation.of(ends), LABELS, tmp_path / name)
        draw_article(TEXT, related, LABELS, tmp_path / f"r{name}")
    plain, arcs = QImage(str(tmp_path / "a.png")), QImage(str(tmp_path / "ra.png"))
    assert arcs.height() == plain.height() + 2 * Style().lane
    line = f'stroke="{mixed(LIGHT.hue("orange").line, LIGHT.page, 0.8)}"'
    assert line in (tmp_path / "ra.svg").read_text("utf-8")
    assert line not in (tmp_path / "a.svg").read_text("utf-8")


def test_an_svg_is_small(qapp, tmp_path):
    draw_article("\n".join([TEXT] * 9), MARKS, LABELS, tmp_path / "a.svg")
    assert (tmp_path / "a.svg").stat().st_size < 90 * len(TEXT) * 9


def test_the_same_article_gives_the_same_picture(qapp, tmp_path):
    one, other = tmp_path / "1.png", tmp_path / "2.png"
    draw_article(TEXT, MARKS, LABELS, one)
    draw_article(TEXT, MARKS, LABELS, other)
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("name", ["page.png", "page.svg"])
def test_a_place_that_cannot_be_written_to_is_refused_in_words(qapp, tmp_path, name):
    with pytest.raises(NotSaved, match="page"):
        draw_article(TEXT, MARKS, LABELS, tmp_path / "missing" / name)


def test_a_picture_that_cannot_be_finished_leaves_the_one_before(qapp, tmp_path, monkeypatch):
    out = tmp_path / "page.png"
    out.write_bytes(b"before")

    def save(_image, path):
        Path(path).write_bytes(b"half")
        return False

    monkeypatch.setattr("annotator.ui.canvas.picture.QImage.save", save)
    with pytest.raises(NotSaved, match="page"):
        draw_article(TEXT, MARKS, LABELS, out)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"before"]
