import itertools

import pytest

from annotator.look import COLOURS, CONTRAST, DARK, LIGHT, LOOKS, contrast, luminance, mixed

looks = pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))

# Machado, Oliveira and Fernandes 2009, full strength; on linear light.
SIGHTS = {
    "common": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
}


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert luminance("#ffffff") == pytest.approx(1)


@looks
def test_every_colour_of_a_label_has_a_hue_and_an_unknown_one_is_grey(look):
    assert set(look.hues) == set(COLOURS)
    assert look.hue("no such colour") == look.hues["grey"]


@looks
@pytest.mark.parametrize("colour", COLOURS)
def test_names_of_labels_can_be_read_on_every_ground(look, colour):
    for ground in (look.page, look.panel, look.raised):
        assert contrast(look.hue(colour).text, ground) >= 4.5


@looks
@pytest.mark.parametrize("colour", COLOURS)
def test_lines_stand_out_and_letters_can_be_read_on_two_washes(look, colour):
    line = look.hue(colour).line
    assert contrast(line, look.page) >= 2.7
    once = mixed(line, look.page, look.wash)
    assert contrast(look.ink, mixed(line, once, look.wash)) >= 4.5


@looks
def test_words_of_the_program_can_be_read(look):
    for ground in (look.page, look.panel):
        assert contrast(look.ink, ground) >= 10
        for colour in (look.muted, look.accent, look.danger, look.warning, look.success):
            assert contrast(colour, ground) >= 4.5
    assert contrast(look.on_accent, look.accent) >= 4.5
    for ground in (look.selection, look.hit, look.current_hit):
        assert contrast(look.ink, ground) >= 3.5


@looks
def test_washes_are_light(look):
    assert 0.15 <= look.wash <= 0.20


@looks
@pytest.mark.parametrize(
    ("sight", "apart"),
    [("common", 0.11), ("protanopia", 0.044), ("deuteranopia", 0.044), ("tritanopia", 0.06)],
)
def test_hues_are_told_apart(look, sight, apart):
    seen = {name: oklab(hue.line, SIGHTS[sight]) for name, hue in look.hues.items()}
    for one, other in itertools.combinations(seen, 2):
        distance = sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5
        assert distance >= apart, (one, other)


def test_the_page_is_warm_by_day_and_never_black_by_night():
    red, blue = int(LIGHT.page[1:3], 16), int(LIGHT.page[5:7], 16)
    assert red > blue
    assert 0.005 < luminance(DARK.page) < 0.03


@pytest.mark.parametrize("colour", COLOURS)
def test_of_high_contrast_every_word_has_seven_to_one_and_every_line_three(colour):
    look = CONTRAST
    for ground in (look.page, look.panel, look.raised):
        assert contrast(look.border, ground) >= 3
        assert contrast(look.hue(colour).line, ground) >= 3
        words = (look.ink, look.muted, look.pale, look.accent, look.danger, look.warning)
        for word in (*words, look.success, look.hue(colour).text):
            assert contrast(word, ground) >= 7
    once = mixed(look.hue(colour).line, look.page, look.wash)
    twice = mixed(look.hue(colour).line, once, look.wash)
    for ground in (twice, look.selection, look.hit, look.current_hit):
        assert contrast(look.ink, ground) >= 7
    assert contrast(look.on_accent, look.accent) >= 7


def oklab(colour, sight):
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    ]
    r, g, b = (
        min(1, max(0, sum(weight * part for weight, part in zip(row, linear, strict=True))))
        for row in sight
    )
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
