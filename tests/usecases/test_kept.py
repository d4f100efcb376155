import pytest
from pairs import LABELS, TEXT
from voices import made, marked, put, reviewed

from annotator.errors import Stopped
from annotator.model.annotation import Status
from annotator.usecases import kept
from annotator.usecases.kept import Stamps

WHO = ("n-layla", "n-omar")


def test_a_stamp_is_about_the_annotators_asked_for():
    with reviewed(marked(), marked(), marked()) as project:
        before = Stamps(project)
        put(project, "nour", marked((0, 5, "ORG"), prefix="x"), status=Status.IN_PROGRESS)
        after = Stamps(project, "a1")
        assert before.of("a1", WHO) == after.of("a1", WHO)
        assert before.of("a1", ["n-nour"]) != after.of("a1", ["n-nour"])
        assert (before.done("a1", ["n-nour"]), after.done("a1", ["n-nour"])) == (1, 0)
        assert after.done_by_all(WHO) == ["a1"]
        assert after.done_by([*WHO, "n-nour"], 2) == ["a1"]
        assert after.done_by_all([*WHO, "n-nour"]) == []
        assert after.updated_at("a1", ["n-nour"]) > after.updated_at("a1", WHO)


def test_only_what_is_missing_is_counted():
    with reviewed(marked(), marked()) as project:
        counted = []

        def count(chunk):
            counted.extend(chunk)
            return [f"[{len(counted)}]"]

        assert kept.bodies(project, "x", {"a1": "s"}, count) == {"a1": "[1]"}
        assert kept.bodies(project, "x", {"a1": "s"}, count) == {"a1": "[1]"}
        assert kept.bodies(project, "x", {"a1": "t"}, count) == {"a1": "[2]"}
        assert kept.bodies(project, "y", {"a1": "t"}, count) == {"a1": "[3]"}


def test_long_work_can_be_stopped():
    def stop(done, total):
        raise Stopped("stop")

    with reviewed(marked(), marked()) as project, pytest.raises(Stopped):
        kept.bodies(project, "x", {"a1": "s"}, list, stop)


def test_what_is_of_the_whole_project_is_worked_out_once(tmp_path):
    with made(tmp_path, LABELS, TEXT) as project:
        made_anew = []

        def of(stamp):
            return kept.of_project(project, "sum", stamp, lambda: made_anew.append(stamp) or stamp)

        assert of("none") == "none"
        put(project, "layla", marked((11, 14, "ORG")))
        assert [of("one"), of("one"), of("two")] == ["one", "one", "two"]
        assert made_anew == ["none", "one", "two"]
        before = kept.Stamps(project).whole(["n-layla"])
        put(project, "omar", marked((11, 14, "ORG")))
        assert kept.Stamps(project).whole(["n-layla"]) == before
        assert kept.Stamps(project).whole(["n-layla", "n-omar"]) != before
