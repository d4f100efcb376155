import pytest

from annotator.errors import DamagedFile
from annotator.model import edits
from annotator.model.annotation import Status
from annotator.model.marks import Entity, Span
from annotator.store.journal import JournalEntry
from annotator.store.kept_counts import Kept

NOW = "2026-11-22T10:00:00.000Z"


def test_counts_come_back_under_their_name(make):
    project = make("أول", "ثان")
    project.kept_counts.keep("pair x", [Kept("a1", "s", "[1]"), Kept("a2", "s", "[2]")])
    project.kept_counts.keep("pair x", [Kept("a2", "t", "[3]")])
    assert project.kept_counts.of("pair x") == {
        "a1": Kept("a1", "s", "[1]"),
        "a2": Kept("a2", "t", "[3]"),
    }
    assert project.kept_counts.of("pair y") == {}


def test_a_stamp_changes_with_the_marks_and_with_how_far_somebody_is(project):
    def stamp():
        states = project.kept_counts.states()
        assert project.kept_counts.states("a1") == states
        assert project.kept_counts.states("a9") == {}
        return states.get("a1", {}).get("n-layla")

    assert stamp() is None
    seen = []
    meta = Entity("m1", (Span(12, 16),), "ORG")
    project.journal.record(JournalEntry("u1", "a1", "n-layla", "layla", edits.add(meta), NOW))
    seen.append(stamp())
    project.annotations.set_status("a1", "n-layla", Status.DONE, NOW)
    seen.append(stamp())
    edit = edits.relabel(meta, "GPE")
    later = NOW.replace("00Z", "01Z")
    project.journal.record(JournalEntry("u2", "a1", "n-layla", "layla", edit, later))
    seen.append(stamp())
    assert len({one.stamp for one in seen}) == 3
    assert [one.status for one in seen] == [Status.IN_PROGRESS, Status.DONE, Status.DONE]
    assert seen[-1].updated_at == later


def test_a_stamp_can_be_asked_for_alone(make):
    project = make("أول", "ثان")
    project.kept_counts.keep("pair x", [Kept("a1", "s", "[1]")])
    assert project.kept_counts.stamp("pair x", "a1") == "s"
    assert project.kept_counts.stamp("pair x", "a2") is None
    assert project.kept_counts.stamp("pair y", "a1") is None


@pytest.mark.parametrize("change", [
    "body = '[2]'", "body = ''", "stamp = 't'", "stamp = ''", "stamp = 7", "stamp = stamp || 'x'",
    "article = 2",
])  # fmt: skip
def test_what_is_damaged_is_not_kept(make, change):
    project = make("أول", "ثان")
    project.kept_counts.keep("pair x", [Kept("a1", "s", "[1]")])
    with project.writing():
        project._connection.write(f"UPDATE kept_counts SET {change}")
    assert project.kept_counts.of("pair x") == {}
    assert project.kept_counts.stamp("pair x", "a1") is None
    assert project.kept_counts.stamp("pair x", "a2") is None


def test_what_was_changed_since_comes_last_first(make):
    project = make("أول", "ثان", "ثالث")
    for second, article in ((1, "a1"), (2, "a3"), (3, "a2")):
        moment = NOW.replace("00.", f"0{second}.")
        project.annotations.set_status(article, "n-layla", Status.DONE, moment)
    first, last = NOW.replace("00.", "01."), NOW.replace("00.", "03.")
    assert list(project.kept_counts.touched(NOW, 9)) == ["a2", "a3", "a1"]
    assert next(iter(project.kept_counts.touched(first, 9).items())) == ("a2", last)
    assert list(project.kept_counts.touched(first, 1)) == ["a2"]
    assert project.kept_counts.touched(last, 9) == {}


def test_excluded_parts_are_said_in_order(make):
    project = make("أول", "ثان وثالث")
    project.articles.set_excluded("a2", [Span(4, 6), Span(0, 2)])
    assert project.kept_counts.excluded() == {"a2": "0-2 4-6"}
    assert project.kept_counts.excluded("a1") == {}


@pytest.mark.parametrize(("column", "value"), [("status", "x"), ("updated_at", "")])
def test_a_state_that_nobody_can_be_in_is_damage(project, column, value):
    project.annotations.set_status("a1", "n-layla", Status.DONE, NOW)
    with project.writing():
        project._connection.write(f"UPDATE annotations SET {column} = ?", (value,))
    with pytest.raises(DamagedFile):
        project.kept_counts.states()


def test_the_first_article_that_was_begun_is_the_projects_first(make):
    project = make("أول", "ثان", "ثالث")
    assert project.kept_counts.first_begun() is None
    for article in ("a3", "a2"):
        project.annotations.set_status(article, "n-layla", Status.DONE, NOW)
    assert project.kept_counts.first_begun() == "a2"
