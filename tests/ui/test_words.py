from annotator.model.annotation import Status
from annotator.ui import words


def plain(text):
    return text.replace("\u2068", "").replace("\u2069", "")


def test_long_words_are_shortened_and_lines_joined():
    assert plain(words.quoted("a\nb")) == "«a b»"
    assert len(plain(words.quoted("ب" * 100))) <= 42


def test_a_tip_is_never_taken_for_html():
    assert words.plain_tip("<b>&\nx") == "<p>&lt;b>&amp;<br>x</p>"
    assert words.plain_tip("") == ""


def test_the_direction_follows_the_letters():
    assert words.reads_rtl("2.4 مليار", otherwise=False)
    assert not words.reads_rtl("Scale AI", otherwise=True)
    assert words.reads_rtl("2026", otherwise=True)


def test_every_status_has_a_name():
    assert len({words.status_name(status) for status in Status}) == len(Status)


def test_losses_have_names_and_unknown_ones_their_own():
    assert words.loss_name("relation") == "relations"
    assert words.loss_name("odd") == "odd"
