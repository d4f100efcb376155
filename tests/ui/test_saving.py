import pytest

from annotator.errors import DiskFull


def entities(verbs):
    opened = verbs.bench.annotating
    return {e.of(opened.article.text): e.label for e in opened.annotation.in_reading_order()}


def test_what_the_disk_refuses_waits_on_screen(session, verbs, parts, place, monkeypatch):
    journal = verbs.bench.annotating._project.journal
    record = journal.record

    def full(entry):
        raise DiskFull("No room.")

    parts.view.select(place("ميتا"))
    monkeypatch.setattr(journal, "record", full)
    with session.report:
        verbs.marking.label("ORG")
    assert entities(verbs) == {}
    assert parts.view.selection() == (place("ميتا"),)
    assert "1 change is not saved" in parts.banner.text.text()
    with pytest.raises(DiskFull):
        verbs.saving.retry()
    monkeypatch.setattr(journal, "record", record)
    parts.banner.buttons[0].click()
    assert entities(verbs) == {"ميتا": "ORG"}
    assert parts.banner.isHidden()


def test_what_the_disk_refuses_can_be_given_up(session, verbs, parts, place, monkeypatch):
    def full(entry):
        raise DiskFull("No room.")

    monkeypatch.setattr(verbs.bench.annotating._project.journal, "record", full)
    parts.view.select(place("ميتا"))
    with session.report:
        verbs.marking.label("ORG")
    parts.banner.buttons[1].click()
    assert verbs.bench.annotating.unsaved == ()
    assert parts.banner.isHidden()
