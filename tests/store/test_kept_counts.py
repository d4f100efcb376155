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
