from PySide6.QtCore import QCoreApplication

from annotator import i18n
from annotator.ui import settings as names
from annotator.ui.appearance import look_of, speak
from annotator.ui.canvas.style import LARGEST, SMALLEST, USUAL


def test_text_grows_shrinks_and_is_as_usual_again(verbs, parts, settings):
    verbs.appearance.zoom(1)
    assert parts.view.page.style.pixels == USUAL + 2
    for _ in range(30):
        verbs.appearance.zoom(1)
    assert settings.get(names.READING_SIZE, 0) == LARGEST
    for _ in range(30):
        verbs.appearance.zoom(-1)
    assert settings.get(names.READING_SIZE, 0) == SMALLEST
    verbs.appearance.zoom(0)
    assert parts.view.page.style.pixels == USUAL


def test_sizes_that_nobody_chose_are_brought_within_bounds(verbs, parts, settings):
    settings.put(names.READING_SIZE, 2**31 - 1)
    settings.put(names.LINE_SPACING, -5.0)
    verbs.appearance._apply()
    assert (parts.view.page.style.pixels, parts.view.page.style.spacing) == (LARGEST, 0.8)


def test_lines_move_apart_within_bounds(verbs, parts):
    verbs.appearance.space_lines(1)
    assert parts.view.page.style.spacing == 1.1
    for _ in range(30):
        verbs.appearance.space_lines(-1)
    assert parts.view.page.style.spacing == 0.8


def test_the_theme_goes_from_light_to_dark_and_back(session, settings):
    assert not look_of(settings).dark
    session.verbs.appearance.switch_theme()
    assert look_of(settings).dark
    session.verbs.appearance.switch_theme()
    assert not look_of(settings).dark


def test_digits_are_those_of_the_setting(session):
    session.verbs.appearance.switch_digits()
    assert "٠ / ٣" in session.verbs.bench.parts.top.done.text()
    session.verbs.appearance.switch_digits()
    assert i18n.number(12) == "12"


def test_qt_speaks_the_language_too(session, qapp):
    from PySide6.QtCore import QCoreApplication

    session.verbs.appearance.switch_language()
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "ألغِ"
    session.verbs.appearance.switch_language()
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_high_contrast_comes_and_goes_back_to_what_was(session, settings):
    session.verbs.appearance.switch_contrast()
    assert look_of(settings).name == "contrast"
    session.verbs.appearance.switch_contrast()
    assert look_of(settings).name == "light"


def test_what_the_catalogue_of_qt_lacks_is_said_in_arabic_too(qapp, settings):
    settings.put(names.LANGUAGE, "ar")
    speak(qapp, settings)
    try:
        assert QCoreApplication.translate("QFileDialog", "&Look in:") == i18n.tr("Look in:")
        assert QCoreApplication.translate("QFileDialog", "Look") == "Look"
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "ألغِ"
    finally:
        settings.put(names.LANGUAGE, "en")
        speak(qapp, settings)
    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "&Look in:"


def test_what_is_dressed_already_is_not_styled_anew(session, qapp, monkeypatch):
    sheets = []
    monkeypatch.setattr(type(qapp), "setStyleSheet", lambda _qapp, sheet: sheets.append(sheet))
    session.verbs.appearance.switch_language()
    session.verbs.appearance.switch_language()
    assert sheets == []
    session.verbs.appearance.switch_theme()
    assert len(sheets) == 1
