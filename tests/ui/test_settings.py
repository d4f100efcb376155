from PySide6.QtCore import QByteArray


def test_values_come_back_as_they_were(settings):
    for name, value in {"a": "نص", "b": 7, "c": 1.5, "d": True, "e": False}.items():
        settings.put(name, value)
        assert settings.get(name, type(value)()) == value


def test_what_is_missing_or_odd_is_as_usual(settings):
    assert settings.get("nothing", 20) == 20
    settings.put("size", "wide")
    assert settings.get("size", 20) == 20


def test_numbers_that_nobody_put_there_are_none(settings):
    for odd in ("99999999999999999999", "-1e999", "nan", "inf", "9" * 9000):
        settings.put("size", odd)
        assert settings.get("size", 20) == 20
        assert settings.get("size", 1.5) == 1.5


def test_bytes_and_keys_come_back(settings):
    assert settings.bytes("window").isEmpty()
    settings.put_bytes("window", QByteArray(b"\x01\x02"))
    assert settings.bytes("window") == QByteArray(b"\x01\x02")
    settings.put_keys({"undo": "F9", "redo": "F10"})
    settings.put_keys({"undo": "F11 F12"})
    assert settings.keys() == {"undo": "F11 F12"}


def test_settings_outlive_the_program(settings):
    from PySide6.QtCore import QSettings

    from annotator.ui.settings import Settings

    settings.put("language", "ar")
    settings.sync()
    again = Settings(QSettings(settings._kept.fileName(), QSettings.Format.IniFormat))
    assert again.get("language", "") == "ar"


def test_what_holds_this_time_is_not_kept_and_gives_way_to_a_choice(settings):
    settings.put("language", "en")
    settings.use_this_time("language", "ar")
    assert settings.get("language", "") == "ar"
    again = type(settings)(settings._kept)
    assert again.get("language", "") == "en"
    settings.put("language", "en")
    assert settings.get("language", "") == "en"
