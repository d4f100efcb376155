import pytest

from annotator import i18n, resources
from annotator.formats import FORMATS
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
    assert not words.reads_rtl("Not marked by all · \u2068ميتا\u2069", otherwise=True)
    assert words.reads_rtl("«\u2068ميتا\u2069»", otherwise=False)


def test_every_status_has_a_name():
    assert len({words.status_name(status) for status in Status}) == len(Status)


def test_losses_have_names_and_unknown_ones_their_own():
    from annotator.formats import FORMATS

    kinds = {kind for one in FORMATS for kind in one.cannot_carry}
    assert kinds
    before = i18n.language()
    i18n.use("ar", resources.locale_folder())
    try:
        assert all(words.loss_name(kind) != kind for kind in kinds)
    finally:
        i18n.use(before, resources.locale_folder())
    assert words.loss_name("odd") == "odd"


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("“ميتا” is marked as ORG already.", "\u200e“ميتا” is marked as ORG already."),
        ("Marked: ميتا", "Marked: ميتا"),
        ("كل شيء محفوظ.", "كل شيء محفوظ."),
        ("14.3", "14.3"),
        ("\u2068ORG\u2069 · \u2068ميتا\u2069", "\u200e\u2068ORG\u2069 · \u2068ميتا\u2069"),
        ("«\u2068ميتا\u2069» is marked.", "«\u2068ميتا\u2069» is marked."),
    ],
)
def test_a_sentence_runs_the_way_of_the_interface(sentence, shown):
    assert words.directed(sentence) == shown


def test_what_formats_let_choose_has_names():
    for choice in (choice for one in FORMATS for choice in one.choices):
        assert words.choice_name(choice.name) != choice.name
        assert all(words.choice_value(value) != value for value in choice.values)
    assert (words.choice_name("new"), words.choice_value("new")) == ("new", "new")
