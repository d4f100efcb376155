import re

import pytest

from annotator import i18n
from annotator.ui.dates import date_told, moment_told


@pytest.fixture
def speak():
    yield lambda language: i18n.use(language, "nowhere")
    i18n.use("en", "nowhere")
    i18n.use_eastern_digits(False)


def test_a_date_is_told_in_words(speak):
    assert date_told("2026-03-01") == "1 March 2026"
    assert date_told("2026-03-01T10:20:00Z") == "1 March 2026"
    speak("ar")
    assert date_told("2026-03-01") == "1 مارس 2026"
    i18n.use_eastern_digits(True)
    assert date_told("2026-03-01") == "١ مارس ٢٠٢٦"


@pytest.mark.parametrize("written", ["", "ربيع 2026", "2026", "01/03/2026"])
def test_what_is_no_date_stays(written):
    assert date_told(written) == written
    assert moment_told(written) == written


def test_a_moment_has_the_time_of_day_without_seconds():
    told = moment_told("2026-11-22T10:00:31.123Z")
    assert re.fullmatch(r"\d+ November 2026, \d\d:\d\d", told)
