from datetime import datetime, timedelta, timezone

from annotator.model.annotation import Status
from annotator.model.marks import Span
from annotator.usecases.annotate import Annotating
from annotator.usecases.day import Day, Today, last_midnight


def test_what_was_marked_and_finished_is_counted(project, layla):
    day = Day(project, layla.uid, "2000-01-01T00:00:00.000Z")
    assert day.count() == Today()
    opened = Annotating(project, "a1", layla)
    opened.add_entity((Span(0, 4),), "ORG")
    opened.add_entity((Span(5, 9),), "ORG")
    assert day.count() == Today(0, 2)
    opened.undo()
    project.annotations.set_status("a1", layla.uid, Status.DONE, "2026-01-01T00:00:00.000Z")
    assert day.count() == day.count() == Today(1, 1)
    assert Day(project, layla.uid, "2999-01-01T00:00:00.000Z").count() == Today()


def test_the_day_begins_at_midnight_where_one_is():
    there = timezone(timedelta(hours=3))
    assert last_midnight(datetime(2026, 3, 2, 1, 30, tzinfo=there)) == "2026-03-01T21:00:00.000Z"
