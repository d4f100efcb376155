import re

from annotator.agreement.page_style import style
from annotator.look import COLOURS, DARK, LIGHT, contrast, mixed


def test_every_name_has_a_colour_in_the_light_and_in_the_dark():
    css = style(("en", "ar"))
    light, dark = css.split("@media screen and (prefers-color-scheme:dark)", 1)
    for one in COLOURS:
        for half in (light, dark):
            assert f".c-{one}{{" in half
            assert f".m-{one}{{" in half
    assert set(re.findall(r"var\(--([a-z]{2,})\)", css)) <= set(
        re.findall(r"--([a-z]{2,}):", light)
    )


def test_each_language_hides_the_others():
    css = style(("en", "ar"))
    assert "#show-en:checked~main:not([lang=en]){display:none}" in css
    assert "#show-ar:checked~main:not([lang=ar]){display:none}" in css


def test_words_stand_out_from_their_marks():
    for look in (LIGHT, DARK):
        for colour in COLOURS:
            ground = mixed(look.hue(colour).line, look.raised, look.wash + 0.08)
            assert contrast(look.ink, ground) >= 4.5
