from concurrent.futures import ThreadPoolExecutor

import pytest

from annotator import i18n
from annotator.resources import locale_folder


@pytest.fixture(autouse=True)
def _english_again():
    yield
    i18n.use("en", locale_folder())
    i18n.use_eastern_digits(False)


def test_what_has_no_translation_stays_english():
    i18n.use("ar", "nowhere")
    assert i18n.language() == "ar"
    assert i18n.is_right_to_left()
    assert i18n.tr("Nothing says {name}.", name="this") == "Nothing says this."


def test_counted_phrases_choose_their_form():
    assert i18n.trn("{n} thing", "{n} things", 1) == "1 thing"
    assert i18n.trn("{n} thing", "{n} things", 1200) == "1,200 things"


def test_numbers_follow_the_digits_of_the_setting():
    assert i18n.number(12345.678, 2) == "12,345.68"
    i18n.use_eastern_digits(True)
    assert i18n.number(12345.678, 2) == "١٢٬٣٤٥٫٦٨"
    assert i18n.trn("{n} thing", "{n} things", 45) == "٤٥ things"


def test_a_title_falls_back_to_english_and_then_to_the_name():
    i18n.use("ar", "nowhere")
    assert i18n.title_of({"en": "Person", "ar": "شخص"}, "PERS") == "شخص"
    assert i18n.title_of({"en": "Person"}, "PERS") == "Person"
    assert i18n.title_of({}, "PERS") == "PERS"


def test_braces_in_a_text_without_values_are_left_alone():
    assert i18n.tr("{not a value}") == "{not a value}"


def test_another_language_is_spoken_for_a_while_and_in_one_thread_alone():
    i18n.use("en", locale_folder())
    i18n.use_eastern_digits(True)
    with i18n.speaking("ar"):
        assert (i18n.language(), i18n.is_right_to_left()) == ("ar", True)
        assert i18n.number(12) == "١٢"
        assert i18n.tr("Cancel") != "Cancel"
        with ThreadPoolExecutor(1) as elsewhere:
            assert elsewhere.submit(i18n.language).result() == "en"
        with i18n.speaking("en"):
            assert (i18n.number(12), i18n.title_of({"en": "a", "ar": "ب"}, "")) == ("12", "a")
        assert i18n.language() == "ar"
    assert (i18n.language(), i18n.number(12)) == ("en", "١٢")


def test_another_process_can_speak_as_we_do():
    i18n.use("en", "nowhere")
    i18n.use_eastern_digits(True)
    with i18n.speaking("ar"):
        speech = i18n.spoken()
    assert i18n.spoken() != speech
    i18n.speak(speech)
    assert i18n.spoken() == speech == i18n.Speech("ar", "nowhere", True)
    assert i18n.tr("{n} things", n=12) == "١٢ things"
